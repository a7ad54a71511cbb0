package io.plumbline.statistics.state;

/**
 * How much a state may keep of one column. Merged states take the smaller of each.
 *
 * @param hllLgK base-2 logarithm of the registers of the distinct sketch, 4 to 21; 12 has a relative standard error of 1.6 %
 * @param kllK size of the quantile sketch, 8 to 65535; 200 has a rank error of 1.33 % at 99 % confidence
 * @param exactValues distinct values that are counted exactly before frequent-items takes over
 * @param frequentItems slots of the frequent-items sketch, a power of two; the error is at most 3.5 / slots of the values
 * @param textChars characters kept of a string value; longer ones are kept as a prefix and a 64-bit hash
 * @param uniqueValues values that are remembered to prove that no value occurs twice; 0 turns this proof off
 */
public record StateLimits(int hllLgK, int kllK, int exactValues, int frequentItems, int textChars, int uniqueValues) {
    public StateLimits {
        require("hllLgK", hllLgK, 4, 21);
        require("kllK", kllK, 8, 65_535);
        require("exactValues", exactValues, 2, 1_000_000);
        require("frequentItems", frequentItems, 8, 1 << 20);
        if (Integer.bitCount(frequentItems) != 1) {
            throw new IllegalArgumentException("frequentItems: " + frequentItems + " (expected: a power of two)");
        }
        require("textChars", textChars, 16, 4_096);
        require("uniqueValues", uniqueValues, 0, 100_000_000);
    }

    /** The limits used unless somebody asks for others. */
    public static StateLimits defaults() {
        return new StateLimits(12, 200, 512, 512, 128, 100_000);
    }

    /** The same limits with another number of values remembered for the proof of uniqueness. */
    public StateLimits withUniqueValues(int values) {
        return new StateLimits(hllLgK, kllK, exactValues, frequentItems, textChars, values);
    }

    StateLimits min(StateLimits other) {
        return equals(other)
                ? this
                : new StateLimits(
                        Math.min(hllLgK, other.hllLgK),
                        Math.min(kllK, other.kllK),
                        Math.min(exactValues, other.exactValues),
                        Math.min(frequentItems, other.frequentItems),
                        Math.min(textChars, other.textChars),
                        Math.min(uniqueValues, other.uniqueValues));
    }

    private static void require(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + min + " to " + max + ")");
        }
    }
}
