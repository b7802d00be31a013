/* A disk that fails on order, for tests: LD_PRELOAD this library into a process.
 *
 *   FAULT_PATH   the fault strikes on files whose path contains this
 *   FAULT_CALL   write, pwrite, fdatasync or fsync
 *   FAULT_AT     at which such call, counted from 1
 *   FAULT_FOR    how many calls it lasts; 1 when not given
 *   FAULT_DO     error:ERRNO      the call does nothing and fails
 *                short:BYTES      a write that stops after so many bytes
 *                kill             the process is killed (SIGKILL) instead of the call
 *                kill:BYTES       ... after so many bytes of a write
 *                kill-after       ... after the call
 *   FAULT_MARK   a file that is made when the fault strikes
 *   FAULT_DISK   what a direct read (O_DIRECT) of a file that matches FAULT_PATH finds: the path of another file
 */
#define _GNU_SOURCE
#include "faultshim.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REAL(name, type) ((type)dlsym(RTLD_NEXT, name))
typedef ssize_t (*write_call)(int, const void *, size_t);
typedef ssize_t (*pwrite_call)(int, const void *, size_t, off_t);
typedef int (*sync_call)(int);
typedef int (*open_call)(const char *, int, ...);

static int matches(const char *path) {
  const char *wanted = getenv("FAULT_PATH");
  return wanted && strstr(path, wanted) != NULL;
}

static int strikes(const char *call, int fd) {
  static int count;
  const char *wanted = getenv("FAULT_CALL"), *at = getenv("FAULT_AT"), *lasting = getenv("FAULT_FOR");
  char link[64], path[4096];
  if (!wanted || !at || strcmp(wanted, call) != 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (!matches(path)) return 0;
  count++;
  if (count < atoi(at) || count >= atoi(at) + (lasting ? atoi(lasting) : 1)) return 0;
  const char *mark = getenv("FAULT_MARK");
  if (mark) close(creat(mark, 0600));
  return 1;
}

static const char *order(const char *name) {
  const char *action = getenv("FAULT_DO");
  if (!action || strncmp(action, name, strlen(name)) != 0) return NULL;
  const char *rest = action + strlen(name);
  return *rest == ':' ? rest + 1 : *rest == 0 ? rest : NULL;
}

/* -1 with errno set when the call has to fail; 0 when it goes on. */
static int fail_or_kill(void) {
  const char *code = order("error");
  if (code) {
    errno = atoi(code);
    return -1;
  }
  const char *bytes = order("kill");
  if (bytes && *bytes == 0) raise(SIGKILL);
  return 0;
}

static size_t shortened(size_t count) {
  const char *bytes = order("short");
  if (!bytes) bytes = order("kill");
  if (!bytes || *bytes == 0) return count;
  size_t wanted = (size_t)atol(bytes);
  return wanted < count ? wanted : count;
}

static void kill_behind(void) {
  const char *bytes = order("kill");
  if (order("kill-after") || (bytes && *bytes)) raise(SIGKILL);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  write_call real = REAL("write", write_call);
  if (!strikes("write", fd)) return real(fd, bytes, count);
  if (fail_or_kill() != 0) return -1;
  ssize_t result = real(fd, bytes, shortened(count));
  kill_behind();
  return result;
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  pwrite_call real = REAL("pwrite", pwrite_call);
  if (!strikes("pwrite", fd)) return real(fd, bytes, count, offset);
  if (fail_or_kill() != 0) return -1;
  ssize_t result = real(fd, bytes, shortened(count), offset);
  kill_behind();
  return result;
}

static int synced(const char *name, int fd) {
  sync_call real = REAL(name, sync_call);
  if (!strikes(name, fd)) return real(fd);
  if (fail_or_kill() != 0) return -1;
  int result = real(fd);
  kill_behind();
  return result;
}

int fdatasync(int fd) { return synced("fdatasync", fd); }
int fsync(int fd) { return synced("fsync", fd); }

int open(const char *path, int flags, ...) {
  open_call real = REAL("open", open_call);
  va_list rest;
  va_start(rest, flags);
  int mode = (flags & O_CREAT) ? va_arg(rest, int) : 0;
  va_end(rest);
  const char *disk = getenv("FAULT_DISK");
  if (disk && (flags & O_DIRECT) && matches(path)) return real(disk, O_RDONLY | O_CLOEXEC);
  return real(path, flags, mode);
}
