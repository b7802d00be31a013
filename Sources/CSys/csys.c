#define _GNU_SOURCE
#include "csys.h"

#include <string.h>
#include <sys/prctl.h>
#include <sys/timex.h>

static uint32_t crc32c_portable(uint32_t crc, const uint8_t *bytes, size_t count) {
  while (count--) {
    crc ^= *bytes++;
    for (int bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0x82F63B78u & (0u - (crc & 1u)));
  }
  return crc;
}

#if defined(__x86_64__)
__attribute__((target("sse4.2"))) static uint32_t crc32c_cpu(uint32_t crc, const uint8_t *bytes, size_t count) {
  uint64_t wide = crc;
  for (; count >= 8; bytes += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    wide = __builtin_ia32_crc32di(wide, word);
  }
  uint32_t narrow = (uint32_t)wide;
  while (count--) narrow = __builtin_ia32_crc32qi(narrow, *bytes++);
  return narrow;
}
static int cpu_has_crc32c(void) { return __builtin_cpu_supports("sse4.2"); }
#elif defined(__aarch64__) && defined(__ARM_FEATURE_CRC32)
#include <arm_acle.h>
static uint32_t crc32c_cpu(uint32_t crc, const uint8_t *bytes, size_t count) {
  for (; count >= 8; bytes += 8, count -= 8) {
    uint64_t word;
    memcpy(&word, bytes, 8);
    crc = __crc32cd(crc, word);
  }
  while (count--) crc = __crc32cb(crc, *bytes++);
  return crc;
}
static int cpu_has_crc32c(void) { return 1; }
#else
static uint32_t crc32c_cpu(uint32_t crc, const uint8_t *bytes, size_t count) { return crc32c_portable(crc, bytes, count); }
static int cpu_has_crc32c(void) { return 0; }
#endif

uint32_t csys_crc32c(uint32_t crc, const void *bytes, size_t count) {
  crc = ~crc;
  crc = cpu_has_crc32c() ? crc32c_cpu(crc, bytes, count) : crc32c_portable(crc, bytes, count);
  return ~crc;
}

int csys_clock_is_synchronised(void) {
  struct timex state = {0};
  int answer = adjtimex(&state);
  return answer < 0 ? -1 : answer != TIME_ERROR && !(state.status & STA_UNSYNC);
}

int64_t csys_filesystem_type(int fd) {
  struct statfs info;
  if (fstatfs(fd, &info) != 0) return -1;
  return (int64_t)info.f_type;
}

int csys_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGTERM); }

int csys_set_aside(int fd, int64_t offset, int64_t count) {
  return fallocate(fd, FALLOC_FL_KEEP_SIZE, offset, count);
}

int csys_is_locked(int fd, int64_t offset) {
  struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = offset, .l_len = 1};
  if (fcntl(fd, F_OFD_GETLK, &lock) != 0) return -1;
  return lock.l_type != F_UNLCK;
}
