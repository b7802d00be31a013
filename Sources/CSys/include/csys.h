#pragma once
/* What Glibc's Swift module lacks, and CRC-32C by the CPU's own instruction. */
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <sys/vfs.h>

/* CRC-32C (Castagnoli, RFC 3720 appendix B.4) of `count` bytes, continuing from `crc`; start with 0. */
uint32_t csys_crc32c(uint32_t crc, const void *bytes, size_t count);

/* The type of the file system that holds `fd` (statfs f_type, as in <linux/magic.h>), or -1 with errno set. */
int64_t csys_filesystem_type(int fd);

/* Whether the kernel holds its clock to be synchronised (adjtimex: no STA_UNSYNC). 1, 0, or -1 with errno set. */
int csys_clock_is_synchronised(void);

/* Has this process get SIGTERM when the one that started it ends (Linux's PR_SET_PDEATHSIG). 0, or -1 with errno set. */
int csys_end_with_parent(void);

/* Sets blocks aside for `count` bytes from `offset` on, where the file system can; the file's size stays
   (fallocate, FALLOC_FL_KEEP_SIZE). 0, or -1 with errno set. */
int csys_set_aside(int fd, int64_t offset, int64_t count);

/* Whether anybody, in this process too, holds a record lock (fcntl) on the byte at `offset`. 1, 0, or -1 with errno set. */
int csys_is_locked(int fd, int64_t offset);
