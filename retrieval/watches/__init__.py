"""What is watched for: read from what people say, matched with what an index run brings, kept until it is told."""
