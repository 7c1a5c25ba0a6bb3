"""A scheduler with two workers on loopback, in a process that a test may kill."""

from __future__ import annotations

import sys
import time

from distributed import LocalCluster, Security

if __name__ == "__main__":
    cluster = LocalCluster(
        host="127.0.0.1",
        n_workers=2,
        threads_per_worker=1,
        dashboard_address="127.0.0.1:0",
        worker_dashboard_address="127.0.0.1:0",
        protocol="tls",
        security=Security(),
    )
    cluster.scheduler.allowed_failures = 0
    print(cluster.scheduler_address, flush=True)
    while sys.stdin.read(1):
        time.sleep(0.1)
    cluster.close()
