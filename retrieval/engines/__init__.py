"""The store behind a narrow port, with the engines that can stand there."""
