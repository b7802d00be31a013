/* The program's own definitions of these calls are found before the C library's. Whatever is not simulated goes on
 * to the
 * next ones, so that the rest of the process works as always. */
#define _GNU_SOURCE
#include "simcalls.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

static struct sim_calls calls;
static _Thread_local int process = -1;

void sim_install(struct sim_calls wanted) { calls = wanted; }
void sim_become(int number) { process = number; }
int sim_current(void) { return process; }


void sim_stay_on_one_core(void) {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(sched_getcpu(), &cores);
  sched_setaffinity(0, sizeof cores, &cores);
}

static int is_simulated(const char *path) { return strncmp(path, SIM_ROOT, sizeof SIM_ROOT - 1) == 0; }

/* Of the simulated processes one runs at a time. Whoever looks on from outside may use several threads. */
static pthread_mutex_t onlookers = PTHREAD_MUTEX_INITIALIZER;
static void enter(void) {
  if (process <= 0) pthread_mutex_lock(&onlookers);
}
static void leave(void) {
  if (process <= 0) pthread_mutex_unlock(&onlookers);
}

static int64_t told(int64_t result) {
  if (result >= 0) return result;
  errno = (int)-result;
  return -1;
}

#define SIMULATED(call) ({ enter(); int64_t result = (call); leave(); told(result); })
#define NEXT(result, name, ...) ((result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...) {
  if (is_simulated(path)) return (int)SIMULATED(calls.open(path, flags));
  va_list rest;
  va_start(rest, flags);
  int mode = (flags & O_CREAT) ? va_arg(rest, int) : 0;
  va_end(rest);
  return NEXT(int, open, const char *, int, ...)(path, flags, mode);
}

int close(int fd) {
  if (fd >= SIM_FIRST) return (int)SIMULATED(calls.close(fd));
  return NEXT(int, close, int)(fd);
}

ssize_t pread(int fd, void *bytes, size_t count, off_t offset) {
  if (fd >= SIM_FIRST) return SIMULATED(calls.pread(fd, bytes, count, offset));
  return NEXT(ssize_t, pread, int, void *, size_t, off_t)(fd, bytes, count, offset);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  if (fd >= SIM_FIRST) return SIMULATED(calls.write(fd, bytes, count));
  return NEXT(ssize_t, write, int, const void *, size_t)(fd, bytes, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  if (fd >= SIM_FIRST) return SIMULATED(calls.pwrite(fd, bytes, count, offset));
  return NEXT(ssize_t, pwrite, int, const void *, size_t, off_t)(fd, bytes, count, offset);
}

int fdatasync(int fd) {
  if (fd >= SIM_FIRST) return (int)SIMULATED(calls.sync(fd));
  return NEXT(int, fdatasync, int)(fd);
}

int fsync(int fd) {
  if (fd >= SIM_FIRST) return (int)SIMULATED(calls.sync(fd));
  return NEXT(int, fsync, int)(fd);
}

int flock(int fd, int operation) {
  if (fd >= SIM_FIRST) return (int)SIMULATED(calls.flock(fd, operation));
  return NEXT(int, flock, int, int)(fd, operation);
}

int fstat(int fd, struct stat *info) {
  if (fd < SIM_FIRST) return NEXT(int, fstat, int, struct stat *)(fd, info);
  int64_t size = 0, inode = 0, links = 0;
  int result = (int)SIMULATED(calls.fstat(fd, &size, &inode, &links));
  memset(info, 0, sizeof *info);
  info->st_mode = S_IFREG | 0600;
  info->st_size = size;
  info->st_ino = (ino_t)inode;
  info->st_nlink = (nlink_t)links;
  return result;
}

int fstatfs(int fd, struct statfs *info) {
  if (fd < SIM_FIRST) return NEXT(int, fstatfs, int, struct statfs *)(fd, info);
  memset(info, 0, sizeof *info);
  info->f_type = 0xEF53; /* ext4 */
  return 0;
}

int posix_fadvise(int fd, off_t offset, off_t length, int advice) {
  if (fd >= SIM_FIRST) return SIMULATED(calls.forget(fd)) == 0 ? 0 : errno;
  return NEXT(int, posix_fadvise, int, off_t, off_t, int)(fd, offset, length, advice);
}

int access(const char *path, int mode) {
  if (is_simulated(path)) return (int)SIMULATED(calls.access(path));
  return NEXT(int, access, const char *, int)(path, mode);
}

int rename(const char *from, const char *to) {
  if (is_simulated(from)) return (int)SIMULATED(calls.rename(from, to));
  return NEXT(int, rename, const char *, const char *)(from, to);
}

int unlink(const char *path) {
  if (is_simulated(path)) return (int)SIMULATED(calls.unlink(path));
  return NEXT(int, unlink, const char *)(path);
}

/* A folder that is being read: a real DIR never begins with this. */
static const char folder_mark[16] = "simulated folder";
struct folder {
  char mark[16];
  int left;
  const char *next;
  struct dirent entry;
  char names[1 << 14];
};

DIR *opendir(const char *path) {
  if (!is_simulated(path)) return NEXT(DIR *, opendir, const char *)(path);
  struct folder *folder = calloc(1, sizeof *folder);
  if (!folder) return NULL;
  memcpy(folder->mark, folder_mark, sizeof folder_mark);
  folder->next = folder->names;
  folder->left = (int)SIMULATED(calls.names(path, folder->names, sizeof folder->names));
  if (folder->left >= 0) return (DIR *)folder;
  free(folder);
  return NULL;
}

struct dirent *readdir(DIR *real) {
  struct folder *folder = (struct folder *)real;
  if (memcmp(folder->mark, folder_mark, sizeof folder_mark) != 0) return NEXT(struct dirent *, readdir, DIR *)(real);
  if (folder->left-- <= 0) return NULL;
  strncpy(folder->entry.d_name, folder->next, sizeof folder->entry.d_name - 1);
  folder->next += strlen(folder->next) + 1;
  return &folder->entry;
}

int closedir(DIR *real) {
  struct folder *folder = (struct folder *)real;
  if (memcmp(folder->mark, folder_mark, sizeof folder_mark) != 0) return NEXT(int, closedir, DIR *)(real);
  free(folder);
  return 0;
}

int usleep(useconds_t microseconds) {
  if (process < 0) return NEXT(int, usleep, useconds_t)(microseconds);
  calls.pause(microseconds);
  return 0;
}

int sched_yield(void) {
  if (process < 0) return NEXT(int, sched_yield, void)();
  calls.pause(0);
  return 0;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  if (process < 0) return NEXT(int, clock_gettime, clockid_t, struct timespec *)(clock, time);
  int64_t nanoseconds = calls.clock(clock == CLOCK_REALTIME);
  time->tv_sec = nanoseconds / 1000000000;
  time->tv_nsec = nanoseconds % 1000000000;
  return 0;
}
