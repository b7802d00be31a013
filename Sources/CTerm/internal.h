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
