"""What eventdesk costs and how well it finds, beside others: ``python -m benchmarks --help``."""
