# RabbitMQ with its management page, and a page of metrics. Sourced by scripts/servers.
rabbitmq_env() {
  export HOME=$dir/rabbitmq RABBITMQ_NODENAME="btc$(port amqp)@localhost" RABBITMQ_CONF_ENV_FILE=/dev/null
  export RABBITMQ_CONFIG_FILE=$dir/rabbitmq/rabbitmq.conf RABBITMQ_ENABLED_PLUGINS_FILE=$dir/rabbitmq/plugins
  export RABBITMQ_MNESIA_BASE=$dir/rabbitmq/data RABBITMQ_LOG_BASE=$dir/rabbitmq/logs RABBITMQ_PID_FILE=$dir/rabbitmq/pid
  export RABBITMQ_DIST_PORT ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT
  RABBITMQ_DIST_PORT=$(port distribution) ERL_EPMD_PORT=$(port epmd)
  # Loopback only; and idle schedulers sleep instead of spinning, since few cores serve everything.
  export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} +sbwt none +sbwtdcpu none +sbwtdio none"
}
rabbitmq_ready() { listening "$(port amqp)" && listening "$(port management)"; }
start_rabbitmq() (
  rabbitmq_env
  mkdir -p "$dir/rabbitmq" && chmod 700 "$dir/rabbitmq"
  echo '[rabbitmq_management, rabbitmq_prometheus].' >"$RABBITMQ_ENABLED_PLUGINS_FILE"
  cat >"$RABBITMQ_CONFIG_FILE" <<EOF
listeners.tcp.1 = 127.0.0.1:$(port amqp)
management.tcp.ip = 127.0.0.1
management.tcp.port = $(port management)
prometheus.tcp.ip = 127.0.0.1
prometheus.tcp.port = $(port metrics)
default_user = $(secret BTC_RABBITMQ__USER)
default_pass = $(secret BTC_RABBITMQ__PASSWORD)
default_vhost = $(secret BTC_RABBITMQ__VIRTUALHOST)
default_user_tags.administrator = true
disk_free_limit.absolute = 50MB
EOF
  if ! listening "$ERL_EPMD_PORT"; then
    mkdir -p "$dir/names"
    launch names epmd -port "$ERL_EPMD_PORT" -address 127.0.0.1
    await names listening "$ERL_EPMD_PORT"
  fi
  rm -f "$RABBITMQ_PID_FILE"
  # The script that comes with RabbitMQ without Debian's wrapper, which would change the user.
  launch rabbitmq /usr/lib/rabbitmq/bin/rabbitmq-server
  await rabbitmq test -s "$RABBITMQ_PID_FILE"
  note rabbitmq "$(cat "$RABBITMQ_PID_FILE")" # the server itself rather than the script around it
  await rabbitmq rabbitmq_ready
)
end_names() { [ -d "$dir/names" ] && end "$1" names || true; }
