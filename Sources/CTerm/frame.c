#define _GNU_SOURCE
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

/* ncurses 6.4 writes to its descriptor after every move of the cursor: sixty small writes for a full screen, each of which
   wakes the terminal. So while curses paints, its descriptor stands for a file in memory, and the frame goes to the
   terminal in one piece: nothing half painted is seen, and a screen is there in a fraction of the time. */

static int memory = -1;

void cterm_send(int terminal, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(terminal, bytes, count);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return;
    bytes += sent;
    count -= (size_t)sent;
  }
}

bool cterm_frame_begin(int curses) {
  if (memory < 0) memory = memfd_create("plbn-frame", MFD_CLOEXEC);
  return memory >= 0 && lseek(memory, 0, SEEK_SET) == 0 && dup3(memory, curses, O_CLOEXEC) == curses;
}

void cterm_frame_end(int curses, int terminal) {
  dup3(terminal, curses, O_CLOEXEC);
  off_t length = lseek(memory, 0, SEEK_CUR);
  char piece[16384];
  for (off_t at = 0; at < length;) {
    size_t room = length - at < (off_t)sizeof piece ? (size_t)(length - at) : sizeof piece;
    ssize_t count = pread(memory, piece, room, at);
    if (count <= 0) return;
    cterm_send(terminal, piece, (size_t)count);
    at += count;
  }
}

void cterm_frame_close(void) {
  if (memory >= 0) close(memory);
  memory = -1;
}
