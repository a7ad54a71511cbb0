package io.plumbline.statistics.metric;

import java.util.List;

/**
 * Between what the entropy lies when only the frequent values' counts and the number of different values are known, each within
 * bounds.
 *
 * <p>It is least when the rare values are as unequal as the counts allow, and largest when they are all equally frequent.
 */
final class EntropyBounds {
    private static final double LN_2 = Math.log(2);

    private EntropyBounds() {}

    static Measured<Estimate> of(CountedValues counted, long n, long lowestDistinct, long distinct, long mostDistinct) {
        List<TopValue> frequent = counted.top();
        double most = Math.min(bits(1.0 / n), bits(1.0 / mostDistinct));
        double upper = Math.min(most, evenRest(frequent, n, mostDistinct, most, Share.LEAST));
        double lower =
                Math.max(byCounts(frequent, n, mostOfRare(counted)), byDistinct(frequent, n, lowestDistinct, counted));
        lower = Math.max(0, Math.min(lower, upper));
        double value = Math.max(lower, Math.min(upper, evenRest(frequent, n, distinct, most, Share.MIDDLE)));
        return Measured.of(Estimate.bounded(
                ValueText.ofDouble(value),
                ValueText.ofDouble(lower),
                ValueText.ofDouble(upper),
                "from the counts of frequent values and the number of different ones; as sure as that, about 95 %"));
    }

    private enum Share {
        LEAST,
        MIDDLE
    }

    /** -log2 of a probability. */
    private static double bits(double probability) {
        return -Math.log(probability) / LN_2;
    }

    /** Frequent values at their count, the rest of the rows spread evenly over the rest of the values. */
    private static double evenRest(List<TopValue> frequent, long n, long distinct, double most, Share share) {
        double rest = 1;
        double entropy = 0;
        double smallest = 1;
        for (TopValue value : frequent) {
            double count = share == Share.LEAST ? value.count() : (value.count() + value.countUpper()) / 2.0;
            double p = Math.min(rest, count / n);
            if (p > 0) {
                rest -= p;
                entropy += p * bits(p);
                smallest = Math.min(smallest, p);
            }
        }
        long others = Math.max(1, distinct - frequent.size());
        if (rest > 0) {
            double each = rest / others;
            if (each > smallest) {
                return most; // The frequent ones might take more of the rest than their least count.
            }
            entropy += rest * bits(each);
        }
        return entropy;
    }

    /** A value that isn't listed counts no more than the error, or was left out behind the last of a full list. */
    private static long mostOfRare(CountedValues counted) {
        List<TopValue> listed = counted.top();
        long error = counted.maximumError();
        boolean full = listed.size() >= ContainerProfiles.MAX_HISTOGRAM_VALUES;
        return Math.max(
                Math.max(1, 2 * error), full ? listed.get(listed.size() - 1).count() + error : 0);
    }

    private static double byCounts(List<TopValue> frequent, long n, long mostOfRare) {
        double ofRare = bits(Math.min(1, (double) mostOfRare / n));
        double share = 0;
        double entropy = 0;
        for (TopValue value : frequent) {
            double bits = bits(Math.min(1, (double) value.countUpper() / n));
            double p = (double) (bits < ofRare ? value.countUpper() : value.count()) / n;
            p = Math.min(p, 1 - share);
            share += p;
            entropy += p * bits;
        }
        return entropy + (1 - share) * ofRare;
    }

    /** So many different values, all rows beyond one each on as few values as the largest possible count allows. */
    private static double byDistinct(List<TopValue> frequent, long n, long distinct, CountedValues counted) {
        long cap = mostOfRare(counted);
        for (TopValue value : frequent) {
            cap = Math.max(cap, value.countUpper());
        }
        if (cap < 2 || distinct < 2) {
            return 0;
        }
        double full = Math.floor((double) (n - distinct) / (cap - 1));
        double once = Math.max(0, distinct - full - 1);
        double heavy = Math.min(1, full * cap / n);
        return heavy * bits(Math.min(1, (double) cap / n)) + Math.min(1 - heavy, once / n) * bits(1.0 / n);
    }
}
