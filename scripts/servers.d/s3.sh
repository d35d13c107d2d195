# An S3 server for tests and trials: Python's moto, with a memory that survives a restart. Sourced by scripts/servers.
start_s3() (
  chmod 700 "$dir/s3" # artefacts and signed requests
  launch s3 python3 "$root/scripts/servers.d/s3.py" 127.0.0.1 "$(port s3)" "$dir/s3/requests"
  await s3 listening "$(port s3)"
)
