// Room Kernels.
