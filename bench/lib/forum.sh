# Sourced by benchmarks: the forum that they measure, with the environment that they have set.

# start_forum LOG: starts "mvn" and waits until all is there; sets forum, the process that ends it, which joins pids
start_forum() {
  : >"$1"
  mvn -B -o >>"$1" 2>&1 & forum=$!
  pids+=("$forum")
  until grep -q "Paopao is ready" "$1"; do
    kill -0 "$forum" 2>/dev/null || { tail -20 "$1" >&2; exit 1; }
    sleep 0.5
  done
}

# prints the process id of the forum's own server among those that run here
forum_server() {
  local each
  for each in $(pgrep -f '^[^ ]*/java .*ws-server.jar'); do
    tr '\0' '\n' <"/proc/$each/environ" | grep -qx "PAOPAO_HTTP_PORT=$PAOPAO_HTTP_PORT" && echo "$each" || true
  done | tail -1
}

# a thread of the account "user" at $base; sets its id, thread, and the account's token
start_thread() {
  token=$(curl -sf "$base/api/v1/sessions" -H 'Content-Type: application/json' \
    -d "{\"login\":\"user\",\"password\":\"$PAOPAO_DEV_PASSWORD\"}" | sed 's/.*"accessToken":"\([^"]*\)".*/\1/')
  thread=$(curl -sf "$base/api/v1/threads" -H 'Content-Type: application/json' -H "Authorization: Bearer $token" \
    -d '{"board":"general","title":"Bench","body":"start"}' | sed 's/.*"threadId":"\([0-9]*\)".*/\1/')
}

# prints on what, and with which commit, it is measured
machine_line() {
  echo "- $(date -u +%F), $(nproc) cores $(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2 | xargs), \
$(awk '/MemTotal/ {printf "%.0f GiB", $2 / 1048576}' /proc/meminfo), commit $(git rev-parse --short HEAD)"
}
