#pragma once
/* Nothing to call: the library is put in front of the C library by LD_PRELOAD. See faultshim.c. */
