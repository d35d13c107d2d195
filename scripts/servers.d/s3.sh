# An S3 server for tests and trials: moto_server, Python's. Sourced by scripts/servers.
# It keeps everything in memory; so that a restart loses nothing, it records what it was told, and is told it again.
s3_api() { # method, path: one request with bash alone
  exec 3<>"/dev/tcp/127.0.0.1/$(port s3)"
  printf '%s /moto-api/%s HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nContent-Length: 0\r\n\r\n' "$1" "$2" "$(port s3)" >&3
  head -1 <&3 | grep ' 200 ' >/dev/null
  exec 3>&-
}
start_s3() (
  export MOTO_RECORDER_FILEPATH=$dir/s3/recording
  before=no
  [ ! -s "$MOTO_RECORDER_FILEPATH" ] || before=yes
  launch s3 moto_server -H 127.0.0.1 -p "$(port s3)"
  await s3 listening "$(port s3)"
  if [ "$before" = yes ]; then s3_api POST recorder/replay-recording; fi
  s3_api POST recorder/start-recording
)
