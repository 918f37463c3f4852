# What `wan6 decode --json` says of a message, in the columns in which the scenario asks tshark.
# Options in the order of a walk into everything, except vendor and NTP spaces, which tshark tells under other names.
def inside: .options[]? | ., (select(.code != 17 and .code != 56) | inside);
def all(f): [inside | f] | join(",");
def hex: [range(20; -4; -4) as $shift | (. / pow(2; $shift) | floor) % 16] | map("0123456789abcdef"[.:. + 1]) | "0x" + join("");

def ia: select(.code == 3 or .code == 25) | .value;
def prefix: select(.code == 26) | .value;
def address: select(.code == 5) | .value;

# The last line counts the frames instead of telling one.
select(has("typeCode")) |
[
  .frame, .typeCode, (.transactionId | hex),
  all(.code), all(.octets | length / 2),
  all(ia | .t1), all(ia | .t2),
  all(prefix | .prefix | split("/")[0]), all(prefix | .prefix | split("/")[1]),
  all(prefix | .preferredSeconds), all(prefix | .validSeconds),
  all(address | .address), all(address | .preferredSeconds), all(address | .validSeconds),
  all(select(.code == 13) | .value.code),
  all(select(.code == 23) | .value[])
] | map(tostring) | join(" ")
