"""Benchmark harness: runs programs in several runtimes and reports times and memory."""
