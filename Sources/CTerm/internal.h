#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <termios.h>

/* Arms the guard for a terminal: `sequence` and `found` are what gives it back. False when the sequence is too long. */
bool cterm_guard_arm(int descriptor, const struct termios *found, const char *sequence, size_t length);
void cterm_guard_disarm(void);
/* While false, the terminal is not ours and the guard only passes signals on. */
void cterm_guard_active(bool active);
/* Async-signal-safe: writes what was kept of standard error to where it belongs. */
void cterm_stderr_rescue(void);

/* Writes all of it, as far as the terminal takes it. */
void cterm_send(int terminal, const char *bytes, size_t count);
/* From here to `cterm_frame_end` what curses writes to its descriptor is kept. False: it goes to the terminal as it comes. */
bool cterm_frame_begin(int curses);
/* Gives curses its terminal back and sends what was kept, in one piece. */
void cterm_frame_end(int curses, int terminal);
void cterm_frame_close(void);
