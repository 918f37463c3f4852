package net.wan6.codec.option;

import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;
import net.wan6.codec.Payload;

/**
 * A position with its uncertainty, bit by bit (GEOLOCATION, RFC 6225 §2.2). Latitude and longitude are fixed-point
 * numbers of 34 bits, 25 of them after the point; the altitude has 30 bits, 8 of them after the point.
 *
 * @param latitudeUncertainty 0 to 63
 * @param latitude 34 bits, two's complement, as an unsigned number
 * @param longitudeUncertainty 0 to 63
 * @param longitude 34 bits, two's complement, as an unsigned number
 * @param altitudeType 0 to 15: 1 metres, 2 floors
 * @param altitudeUncertainty 0 to 63
 * @param altitude 30 bits, two's complement, as an unsigned number
 * @param version 0 to 3
 * @param reserved 0 to 7
 * @param datum 0 to 7: 1 WGS84
 */
public record Geolocation(
        int latitudeUncertainty,
        long latitude,
        int longitudeUncertainty,
        long longitude,
        int altitudeType,
        int altitudeUncertainty,
        int altitude,
        int version,
        int reserved,
        int datum) {
    private static final long MAX_34 = 0x3_ffff_ffffL;

    /** How it stands on the wire. */
    public static final Payload<Geolocation> PAYLOAD =
            Payload.of(Geolocation.class, 16, Geolocation::read, Geolocation::write);

    /**
     * Checks the ranges.
     *
     * @param latitudeUncertainty 0 to 63
     * @param latitude 34 bits, two's complement, as an unsigned number
     * @param longitudeUncertainty 0 to 63
     * @param longitude 34 bits, two's complement, as an unsigned number
     * @param altitudeType 0 to 15: 1 metres, 2 floors
     * @param altitudeUncertainty 0 to 63
     * @param altitude 30 bits, two's complement, as an unsigned number
     * @param version 0 to 3
     * @param reserved 0 to 7
     * @param datum 0 to 7: 1 WGS84
     * @throws IllegalArgumentException if a number does not fit its field
     */
    public Geolocation {
        Unsigned.atMost("latitudeUncertainty", latitudeUncertainty, 63);
        Unsigned.atMost("latitude", latitude, MAX_34);
        Unsigned.atMost("longitudeUncertainty", longitudeUncertainty, 63);
        Unsigned.atMost("longitude", longitude, MAX_34);
        Unsigned.atMost("altitudeType", altitudeType, 15);
        Unsigned.atMost("altitudeUncertainty", altitudeUncertainty, 63);
        Unsigned.atMost("altitude", altitude, 0x3fff_ffff);
        Unsigned.atMost("version", version, 3);
        Unsigned.atMost("reserved", reserved, 7);
        Unsigned.atMost("datum", datum, 7);
    }

    private static Geolocation read(OctetReader in) {
        long first = in.u64();
        long second = in.u64();
        return new Geolocation(
                (int) (first >>> 58),
                first >>> 24 & MAX_34,
                (int) (first >>> 18 & 0x3f),
                (first & 0x3_ffff) << 16 | second >>> 48,
                (int) (second >>> 44 & 0xf),
                (int) (second >>> 38 & 0x3f),
                (int) (second >>> 8 & 0x3fff_ffff),
                (int) (second >>> 6 & 3),
                (int) (second >>> 3 & 7),
                (int) (second & 7));
    }

    private static void write(OctetWriter out, Geolocation value) {
        out.u64((long) value.latitudeUncertainty << 58
                | value.latitude << 24
                | (long) value.longitudeUncertainty << 18
                | value.longitude >>> 16);
        out.u64(value.longitude << 48
                | (long) value.altitudeType << 44
                | (long) value.altitudeUncertainty << 38
                | (long) value.altitude << 8
                | (long) value.version << 6
                | (long) value.reserved << 3
                | value.datum);
    }

    /**
     * The latitude.
     *
     * @return degrees, north positive
     */
    public double latitudeDegrees() {
        return degrees(latitude);
    }

    /**
     * The longitude.
     *
     * @return degrees, east positive
     */
    public double longitudeDegrees() {
        return degrees(longitude);
    }

    private static double degrees(long bits) {
        return (double) (bits << 30 >> 30) / (1 << 25);
    }
}
