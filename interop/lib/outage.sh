# The outage clock: how long the LAN notices a change of prefix, from the signed Reconfigure on the wire. Needs lib/bed.sh.
#
# The first LAN host looks whether a new address is somebody else's before it uses it (RFC 4862 §5.4), which takes a second or two that
# no router can save; the second does not, and shows what is the router's. Their probes are in OUT/lan1.txt and OUT/lan2.txt.

# probe LAN1|LAN2 KIND:ADDRESS...   see probe.py
probe() {
  local -n host=ON_$1
  "${host[@]}" "$BED_PYTHON" "$BED/probe.py" "$OUT/${1,,}.txt" "$FAR_PORT" "${@:2}" 2>"$OUT/${1,,}.log" &
}

# outage_probe   both LAN hosts begin to ask.
outage_probe() {
  probe LAN1 "tcp:$FAR4" "tcp:$FAR6" "udp:$FAR4" "talk:$FAR4"
  probe LAN2 "tcp:$FAR6"
  eventually 10 "the probes are answered" outage_settled "$LINE_A"
}

# outage_load   two downloads without end, which begin again when they fail.
outage_load() {
  local far
  serve_files 50
  for far in "$FAR4" "[$FAR6]"; do
    "${ON_LAN2[@]}" sh -c 'while :; do "$@"; done' sh "${CURL[@]}" --limit-rate 1M --output /dev/null "http://$far:8080/50" \
      >"$OUT/load.log" 2>&1 &
  done
}

# outage_quiet MILLISECONDS   no probe was without an answer for longer, from its first to now.
outage_quiet() {
  local name
  for name in lan1 lan2; do
    [ -e "$OUT/$name.txt" ] || continue
    awk -v name="$name" -v most="$1" -v now="$(date +%s.%N)" '
      function look(probe, until) {
        if ((until - last[probe]) * 1000 > longest[probe]) longest[probe] = (until - last[probe]) * 1000
      }
      $1 in last { look($1, $3) }
      { last[$1] = $3 }
      END {
        for (probe in last) {
          look(probe, now)
          printf "%s %s: never more than %d ms without an answer\n", name, probe, longest[probe]
          if (longest[probe] > most) worse = 1
        }
        exit worse
      }' "$OUT/$name.txt" || fail "more than $1 ms without an answer"
  done
}

# outage_line NUMBER   the prefix of a change
outage_line() {
  printf '2400:4050:5c%02x:3400::/56\n' "$1"
}

# today_start WAIT CHANGES   dhclient and a watcher in place of HomeRouter, see bed/today.sh.
today_start() {
  local number line
  mkdir -p "$LAB_SCRATCH/today"
  for line in "$LINE_A" $(for ((number = 1; number <= $2; number++)); do outage_line "$number"; done); do
    java -jar "$WAN6_JAR" mape "$line" --provider ocn --format ip --wan wan0 >"$LAB_SCRATCH/today/${line%/*}.ip"
    java -jar "$WAN6_JAR" mape "$line" --provider ocn --format nft --wan wan0 >"$LAB_SCRATCH/today/${line%/*}.nft"
  done
  "${ON_ROUTER[@]}" bash "$BED/today.sh" "$1" "$LAB_SCRATCH/today" >"$OUT/today.log" 2>&1 &
}

# outage_change PREFIX   and how it is used
outage_change() {
  echo "$EPOCHREALTIME" >>"$OUT/ordered.txt"
  bed_renumber "$1" 60
  eventually 60 "both LAN hosts use $1" outage_settled "$1"
}

# outage_changes COUNT   each to a prefix that the LAN has never had, with an IPv4 address of its own.
outage_changes() {
  local number
  for ((number = 1; number <= $1; number++)); do
    outage_change "$(outage_line "$number")"
  done
}

# The last 100 answers of each TCP probe are for addresses of that line.
outage_settled() {
  local prefix=${1%00::/*}
  outage_last lan1 "tcp:$FAR4" "$(line_ipv4 "$1")" && outage_last lan1 "tcp:$FAR6" "$prefix" && outage_last lan2 "tcp:$FAR6" "$prefix"
}

# outage_last NAME PROBE BEGINNING
outage_last() {
  tail -n 2000 "$OUT/$1.txt" 2>/dev/null | awk -v probe="$2" -v begins="$3" '
    $1 == probe { row = index($4, begins) == 1 ? row + 1 : 0 }
    END { exit !(row >= 100) }'
}

# outage_tell COUNT   the figures of so many changes, as a table and in OUT/outage.json.
outage_tell() {
  local count
  # The first Reconfigure after each order; others repeat it.
  wire 'udp.dstport == 546 && dhcpv6.msgtype == 10' -T fields -e frame.time_epoch | sort - "$OUT/ordered.txt" |
    awk -v orders="$OUT/ordered.txt" 'BEGIN { while ((getline < orders) > 0) order[$1] } $1 in order { next_is = 1; next } next_is { print; next_is = 0 }' \
      >"$OUT/reconfigures.txt"
  count=$(wc -l <"$OUT/reconfigures.txt")
  [ "$count" -eq "$1" ] || fail "$count changes on the wire, not $1"
  "$BED_PYTHON" "$BED/outage.py" "$OUT/reconfigures.txt" "lan1=$OUT/lan1.txt" "lan2=$OUT/lan2.txt" >"$OUT/outage.json"
  outage_row "IPv4, new connections" new "lan1/tcp:$FAR4"
  outage_row "IPv6, new connections" new "lan1/tcp:$FAR6"
  outage_row "IPv6, LAN host without DAD" new "lan2/tcp:$FAR6"
  outage_row "IPv4, steady UDP flow: silent" silence "lan1/udp:$FAR4"
  outage_row "IPv4, TCP conversation: silent" silence "lan1/talk:$FAR4"
}

outage_row() {
  jq --raw-output --arg what "$2" --arg probe "$3" '.[$probe][$what] | "\(.median) \(.worst) \(.missing) \(.all)"' "$OUT/outage.json" |
    { read -r median worst missing all; printf 'figure: %-34s median %6s ms  worst %6s ms  missing %s  %s\n' "$1" "$median" "$worst" "$missing" "$all"; }
}

# outage_at_most PROBE new|silence MILLISECONDS   the worst; none is missing.
outage_at_most() {
  jq --exit-status --arg probe "$1" --arg what "$2" --argjson most "$3" \
    '.[$probe][$what] | .missing == 0 and .worst <= $most' "$OUT/outage.json" >/dev/null ||
    fail "$1: $2 is more than $3 ms, or missing: $(jq -c --arg probe "$1" --arg what "$2" '.[$probe][$what]' "$OUT/outage.json")"
}
