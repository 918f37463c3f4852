package net.wan6.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C-RT: when each message is sent, in seconds after its first transmission (RFC 9915 §15). */
@DisplayName("C-RT exact schedules")
class RetransmissionScheduleTest {
    @ParameterizedTest(name = "C-1 C-3 {0} with RAND {1}")
    @CsvSource(delimiter = '|', textBlock = """
            SOLICIT |  0.1 | 0 1.1 3.41 8.261 18.448 39.841 84.766 179.109 377.229 793.28 1666.988 3501.775 7461.775
            REQUEST | -0.1 | 0 0.9 2.61 5.859 12.032 23.761 46.046 73.046 100.046 127.046 fail 154.046
            REQUEST |  0   | 0 1 3 7 15 31 61 91 121 151 fail 181
            REQUEST |  0.1 | 0 1.1 3.41 8.261 18.448 39.841 72.841 105.841 138.841 171.841 fail 204.841
            CONFIRM | -0.1 | 0 0.9 2.61 5.859 9.459 fail 10
            CONFIRM |  0   | 0 1 3 7 fail 10
            CONFIRM |  0.1 | 0 1.1 3.41 7.81 fail 10
            VERIFY  | -0.1 | 0 0.9 2.61 5.859 9.459 fail 10
            VERIFY  |  0   | 0 1 3 7 fail 10
            VERIFY  |  0.1 | 0 1.1 3.41 7.81 fail 10
            RENEW   | -0.1 | 0 9 26.1 58.59 120.321 237.61 460.459 883.872 1423.872 1963.872 2503.872 3043.872 3583.872
            RENEW   |  0   | 0 10 30 70 150 310 630 1230 1830 2430 3030
            RENEW   |  0.1 | 0 11 34.1 82.61 184.481 398.41 847.661 1507.661 2167.661 2827.661 3487.661
            REBIND  | -0.1 | 0 9 26.1 58.59 120.321 237.61 460.459 883.872 1423.872 1963.872 2503.872 3043.872 3583.872
            REBIND  |  0   | 0 10 30 70 150 310 630 1230 1830 2430 3030
            REBIND  |  0.1 | 0 11 34.1 82.61 184.481 398.41 847.661 1507.661 2167.661 2827.661 3487.661
            RELEASE | -0.1 | 0 0.9 2.61 5.859 fail 12.032
            RELEASE |  0   | 0 1 3 7 fail 15
            RELEASE |  0.1 | 0 1.1 3.41 8.261 fail 18.448
            DECLINE |  0   | 0 1 3 7 fail 15
            """)
    void schedule(ExchangeSpec spec, double rand, String expected) {
        List<String> wanted = Arrays.asList(expected.split(" "));
        List<String> seen = new ArrayList<>();
        Exchange exchange = Exchange.begin(spec, 1, 0, Instants.NEVER);
        while (seen.size() < wanted.size()) {
            if (exchange.endAt() <= exchange.nextAt() || exchange.isExhausted()) {
                seen.add("fail");
                seen.add(seconds(exchange.due()));
            } else {
                seen.add(seconds(exchange.nextAt()));
                exchange = exchange.transmitted(exchange.nextAt(), spec.mrt, rand);
            }
        }
        assertEquals(wanted, seen);
    }

    private static String seconds(long nanoseconds) {
        String text = String.format(Locale.ROOT, "%.3f", nanoseconds / 1e9);
        return text.replaceAll("\\.?0+$", "").isEmpty()
                ? "0"
                : text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }
}
