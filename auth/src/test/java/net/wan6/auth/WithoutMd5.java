package net.wan6.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;

/** Run by {@link WithoutMd5Test} in a JVM of its own, whose providers have no MD5. */
final class WithoutMd5 {
    static final String VERIFIED = "no MD5 in the JDK, verified: accepted";

    private WithoutMd5() {}

    public static void main(String[] args) {
        if (hasMd5()) {
            System.out.println("this JDK still has MD5");
        } else {
            System.out.println("no MD5 in the JDK, verified: "
                    + Line.verify(Line.renew(101).octets()).metric());
        }
    }

    private static boolean hasMd5() {
        try {
            MessageDigest.getInstance("MD5");
            return true;
        } catch (NoSuchAlgorithmException noDigest) {
            try {
                Mac.getInstance("HmacMD5");
                return true;
            } catch (NoSuchAlgorithmException noMac) {
                return false;
            }
        }
    }
}
