"""What is trained of eventdesk, by a command that anybody can run again."""
