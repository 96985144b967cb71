# Sourced by bench/push-nodes and bench/push-memory: a forum, and push nodes beside it. The caller sets heap, and nodes=().
. bench/lib/forum.sh
export PAOPAO_HOME="$PWD/target/bench-push-nodes" PAOPAO_DEV_PASSWORD=bench-password-1 PAOPAO_HEAP=${PAOPAO_HEAP:-512m}
export PAOPAO_HTTP_PORT=18080 PAOPAO_HTTPS_PORT=18443 PAOPAO_ADMIN_PORT=18081 PAOPAO_DB_PORT=18306 PAOPAO_DB_REPLICA_PORT=18307
export PAOPAO_REDIS_PORT=18379 PAOPAO_KAFKA_PORT=18092 PAOPAO_PAYMENTS_PORT=18093 PAOPAO_MAIL_PORT=18025 PAOPAO_MAIL_INBOX_PORT=18026 PAOPAO_IDENTITY_PORT=18027
export PAOPAO_PUSH_CONNECTIONS_PER_ADDRESS=100000 PAOPAO_PUSH_CONNECTS_PER_SECOND=20000 PAOPAO_PUSH_CONNECTS_BURST=20000
# on a slow machine it takes longer than a token lives until all clients are there
export PAOPAO_USERS_ACCESS_TOKEN_LIFE=PT1H
base=http://127.0.0.1:$PAOPAO_HTTP_PORT
pids=()
ulimit -n 20000

stop() {
  for pid in "${pids[@]}" "${nodes[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait || true
}
trap stop EXIT

variable() { tr '\0' '\n' <"/proc/$server/environ" | sed -n "s/^$1=//p"; }
field() { sed -n "s/.*\"$2\":\(-\{0,1\}[0-9.]*\).*/\1/p" <<<"$1"; }
rss() { awk '/VmRSS/ {print $2}' "/proc/$1/status"; }
kernel() { awk '/^TCP:/ {print $11 * 4}' /proc/net/sockstat; }
jiffies() { for pid in "$@"; do awk '{print $14 + $15}' "/proc/$pid/stat"; done | awk '{s += $1} END {print s}'; }
# what the heap holds after a collection, in bytes; direct buffers, in KB, when native memory is tracked
live() { "$jcmd" "$1" GC.class_histogram >"$2" && tail -1 "$2" | awk '{print $3}'; }
direct() { "$jcmd" "$1" VM.native_memory summary | sed -n 's/.*Other (reserved=\([0-9]*\)KB.*/\1/p'; }
machine() { awk '/^cpu / {print $2 + $3 + $4 + $7 + $8 + $9}' /proc/stat; }

start_watched_forum() {
  rm -rf "$PAOPAO_HOME"
  start_forum target/bench-push-nodes.log
  server=$(forum_server)
  jcmd=$(dirname "$(readlink -f "/proc/$server/exe")")/jcmd
  start_thread
}

# a server that is as the forum's, but runs push only, with its own ports and folders; what follows its number are options
# of the JVM and settings. change() may change its folder before.
change() { :; }
start_node() {
  local i=$1 own="$PAOPAO_HOME/node-$1" command=() settings=() options=() argument
  shift
  for argument in "$@"; do [[ $argument = -* ]] && options+=("$argument") || settings+=("$argument"); done
  rm -rf "$own"
  mkdir -p "$own"
  cp -r "$(variable WLP_USER_DIR)" "$own/liberty"
  change "$own/liberty/servers/paopao"
  mapfile -d '' -t command <"/proc/$server/cmdline"
  command=("${command[@]/#-Xmx*/-Xmx$heap}")
  mapfile -d '' -t environment <"/proc/$server/environ"
  (cd "$own" && exec env -i "${environment[@]}" WLP_USER_DIR="$own/liberty" WLP_OUTPUT_DIR="$own/output" LOG_DIR="$own/logs" \
    PAOPAO_HOME="$own" PAOPAO_HTTP_PORT=$((18500 + i)) PAOPAO_HTTPS_PORT=$((18600 + i)) PAOPAO_ADMIN_PORT=$((18700 + i)) \
    PAOPAO_CONTEXTS=push PAOPAO_DB_POOL_MIN=1 "${settings[@]}" \
    "${command[@]:0:${#command[@]}-3}" "${options[@]}" "${command[@]: -3}" >"$own.log" 2>&1) & nodes+=($!)
  until curl -sf "http://127.0.0.1:$((18700 + i))/health/ready" >/dev/null; do
    kill -0 "${nodes[-1]}" || { tail -20 "$own.log" >&2; exit 1; }
    sleep 0.5
  done
}
