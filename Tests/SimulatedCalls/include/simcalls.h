#pragma once
/* Puts a simulated machine under the program's own code: the calls of the C library that the journal makes, on threads
 * that are simulated processes, go to functions of the test instead of the kernel. */
#include <stddef.h>
#include <stdint.h>

/* Each gives what the call gives, or minus the errno. Paths are below SIM_ROOT, descriptors from SIM_FIRST up. */
#define SIM_ROOT "/simulated"
#define SIM_FIRST 1000000

struct sim_calls {
  int (*open)(const char *path, int flags);
  int (*close)(int fd);
  int64_t (*pread)(int fd, uint8_t *bytes, size_t count, int64_t offset);
  int64_t (*write)(int fd, const uint8_t *bytes, size_t count);
  int64_t (*pwrite)(int fd, const uint8_t *bytes, size_t count, int64_t offset);
  int (*sync)(int fd);
  int (*flock)(int fd, int operation);
  int (*fstat)(int fd, int64_t *size, int64_t *inode, int64_t *links);
  int (*forget)(int fd);
  int (*access)(const char *path);
  int (*rename)(const char *from, const char *to);
  int (*unlink)(const char *path);
  /* Writes the names in a folder, each with a zero behind it; gives their count. */
  int (*names)(const char *path, char *names, size_t capacity);
  void (*pause)(int64_t microseconds);
  /* Nanoseconds. */
  int64_t (*clock)(int isWall);
};

void sim_install(struct sim_calls calls);

/* Which simulated process this thread is; -1, as at first: none. */
void sim_become(int process);
int sim_current(void);

/* Keeps this process on the core that it is on. */
void sim_stay_on_one_core(void);
