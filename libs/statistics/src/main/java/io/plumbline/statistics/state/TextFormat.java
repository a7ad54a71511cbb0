package io.plumbline.statistics.state;

/**
 * Known formats of strings, white space around them aside. A string may have several: {@code DE} is a country, {@code ALL} a
 * country and a currency. The order is stored: append only.
 */
public enum TextFormat {
    IPV4("ipv4", "Four numbers from 0 to 255, without leading zeros"),
    IPV6(
            "ipv6",
            "Eight groups of up to four hexadecimal digits, `::` once for groups of zeros, optionally an IPv4 at the end"),
    MAC("mac", "Six pairs of hexadecimal digits with colons or hyphens"),
    CARD_NUMBER(
            "cardNumber",
            "13 to 19 digits, the first 2 to 6, blanks or hyphens between groups, with a valid check digit (Luhn)"),
    PHONE(
            "phone",
            "With country: + and 8 to 15 digits (E.164); or of North America: (999) 999-9999, 999-999-9999, 999.999.9999"),
    IBAN("iban", "Country, check digits and account with a valid checksum (modulo 97), blanks allowed between groups"),
    POSTCODE(
            "postcode",
            "Of Brazil (99999-999), Canada, Great Britain, Japan (999-9999), the Netherlands, Poland (99-999), Portugal (9999-999) and the United States in the long form (99999-9999). Plain digits aren't told from other numbers"),
    COUNTRY_2("country2", "Two upper-case letters of ISO 3166-1"),
    COUNTRY_3("country3", "Three upper-case letters of ISO 3166-1"),
    CURRENCY("currency", "Three upper-case letters of ISO 4217"),
    JSON("json", "An object or an array of JSON, complete and well-formed"),
    HEX("hex", "An even number of hexadecimal digits, at least 16, letters as well as numerals"),
    BASE64(
            "base64",
            "Standard alphabet with padding, at least 20 characters, with upper- and lower-case letters and numerals"),
    SEMVER("semver", "Major, minor and patch, optionally pre-release and build (Semantic Versioning 2)");

    private final String key;
    private final String description;

    TextFormat(String key, String description) {
        this.key = key;
        this.description = description;
    }

    /** The stable camelCase name. */
    public String key() {
        return key;
    }

    /** What has the format, in words. */
    public String description() {
        return description;
    }
}
