package io.plumbline.statistics.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.OptionalInt;

/** How finite numbers are written: with or without a fraction, with how many decimal places, and with which first digit. */
public final class NumberShapeState implements MergeableState<NumberShapeState> {
    /** Floats are tested for up to so many decimal places: a double holds no more than 15 reliable digits. */
    public static final int MOST_PLACES_OF_FLOATS = 15;

    private static final int BEYOND = 255;
    private static final double MOST_INTEGER = 0x1p53;
    /** Lifts a quotient that rounding left a hair below a digit; less than the sixteenth digit is worth. */
    private static final double LIFT = 1 + 0x1p-50;

    private static final long[] POWERS = new long[19];
    private static final double[] INVERSES = new double[19];
    private static final double[] DOUBLE_POWERS = new double[309];

    static {
        long power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            INVERSES[i] = 1.0 / power;
            power *= 10;
        }
        for (int i = 0; i < DOUBLE_POWERS.length; i++) {
            DOUBLE_POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private final long[] firstDigits = new long[10];
    private long integers;
    private int places;

    /** Adds an integer, or a decimal by its digits. */
    void add(long digits, int scale, long times) {
        if (scale <= 0 || digits % POWERS[scale] == 0) {
            integers += times;
        } else {
            while (places < scale && digits % POWERS[scale - places] != 0) {
                places++;
            }
        }
        if (digits != 0) {
            firstDigits[firstDigit(digits)] += times;
        }
    }

    /** Adds a finite float; {@code single} for one of 32 bits. */
    void add(double value, boolean single, long times) {
        double size = Math.abs(value);
        if (size >= MOST_INTEGER || Math.rint(size) == size) {
            integers += times;
        } else {
            while (places <= MOST_PLACES_OF_FLOATS && !fits(size, places, single)) {
                places++;
            }
            if (places > MOST_PLACES_OF_FLOATS) {
                places = BEYOND;
            }
        }
        if (size != 0) {
            firstDigits[firstDigit(size)] += times;
        }
    }

    /**
     * Adds a decimal.
     *
     * @param plain in plain notation, without trailing zeros
     * @param scale digits after its point, less than 1 for an integer
     */
    void add(String plain, int scale, long times) {
        if (scale <= 0) {
            integers += times;
        } else {
            places = Math.max(places, scale);
        }
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= '1' && c <= '9') {
                firstDigits[c - '0'] += times;
                return;
            }
        }
    }

    /** Whether the float is the one nearest to a decimal of that many places. */
    private static boolean fits(double size, int places, boolean single) {
        double power = DOUBLE_POWERS[places];
        double digits = Math.rint(size * power);
        double nearest = digits / power;
        return digits < MOST_INTEGER && (single ? (float) nearest == (float) size : nearest == size);
    }

    static int firstDigit(long value) {
        if (value == Long.MIN_VALUE) {
            return 9;
        }
        long size = Math.abs(value);
        int power = ((64 - Long.numberOfLeadingZeros(size)) * 1233) >>> 12;
        if (size < POWERS[power]) {
            power--;
        }
        long unit = POWERS[power];
        int digit = (int) (size * INVERSES[power]);
        if (digit < 9 && (digit + 1) * unit <= size) {
            return digit + 1;
        }
        return digit > 9 || digit * unit > size ? digit - 1 : digit;
    }

    static int firstDigit(double size) {
        if (size < Double.MIN_NORMAL) {
            // Too small for the table of powers, and rare enough for the slow way.
            return Double.toString(size).charAt(0) - '0';
        }
        int power = (int) Math.floor(Math.getExponent(size) * 0.301_029_995_663_981_2);
        double scaled = power >= 0 ? size / DOUBLE_POWERS[power] : size * DOUBLE_POWERS[-power];
        scaled *= LIFT;
        return scaled >= 10 ? (int) (scaled / 10) : Math.max(1, (int) scaled);
    }

    @Override
    public void absorb(NumberShapeState other) {
        for (int i = 1; i < firstDigits.length; i++) {
            firstDigits[i] += other.firstDigits[i];
        }
        integers += other.integers;
        places = Math.max(places, other.places);
    }

    @Override
    public void write(DataOutputStream out) throws IOException {
        Varints.write(out, integers);
        Varints.write(out, places);
        for (int i = 1; i < firstDigits.length; i++) {
            Varints.write(out, firstDigits[i]);
        }
    }

    static NumberShapeState read(DataInputStream in) throws IOException {
        NumberShapeState state = new NumberShapeState();
        state.integers = Varints.read(in);
        state.places = (int) Varints.read(in);
        for (int i = 1; i < state.firstDigits.length; i++) {
            state.firstDigits[i] = Varints.read(in);
        }
        return state;
    }

    /** Finite values without a fraction. */
    public long integers() {
        return integers;
    }

    /** The most decimal places of any value; empty when a float has more than {@link #MOST_PLACES_OF_FLOATS}. */
    public OptionalInt places() {
        return places == BEYOND ? OptionalInt.empty() : OptionalInt.of(places);
    }

    /** Values other than zero whose first significant digit it is. */
    public long firstDigits(int digit) {
        return firstDigits[digit];
    }
}
