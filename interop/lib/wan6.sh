# Our client: the wan6 command on wan0, its events in OUT/events.jsonl.
WAN6_PID=

# wan6_start OPTION...   may be called again after wan6_stop: state is kept, events are appended.
wan6_start() {
  "${ON_CLIENT[@]}" java -jar "$WAN6_JAR" client --interface wan0 --state "$LAB_SCRATCH/wan6.state" --json "$@" \
    >>"$OUT/events.jsonl" 2>>"$OUT/wan6.log" &
  WAN6_PID=$!
}

wan6_stop() {
  stop "$WAN6_PID"
  step "wan6 is stopped"
}

# happens SECONDS CONDITION   waits for an event.
happens() {
  eventually "$1" "event: $2" wan6_told "$2"
}

wan6_told() {
  ! has_event "$OUT/events.jsonl" "$1" || return 0
  kill -0 "$WAN6_PID" 2>/dev/null || fail "wan6 has ended: $(tail -n 5 "$OUT/wan6.log")"
  return 1
}

happened() {
  has_event "$OUT/events.jsonl" "$1" || fail "no event with: $1"
  step "event: $1"
}

# exactly COUNT CONDITION
exactly() {
  exactly_in "$OUT/events.jsonl" "$@"
}
