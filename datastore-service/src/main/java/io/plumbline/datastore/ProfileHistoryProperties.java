package io.plumbline.datastore;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import io.plumbline.datastore.measurement.Retention;

/**
 * {@code plumbline.profile-history.*}: how long the profiles of a container are kept.
 *
 * @param all how long each one is
 * @param daily how long the last of each day is
 * @param weekly how long the last of each week is
 * @param monthly how long the last of each month is
 * @param most of one container
 */
@ConfigurationProperties("plumbline.profile-history")
record ProfileHistoryProperties(
        @DefaultValue("30d") Duration all,
        @DefaultValue("90d") Duration daily,
        @DefaultValue("365d") Duration weekly,
        @DefaultValue("1825d") Duration monthly,
        @DefaultValue("200") int most) {

    ProfileHistoryProperties {
        try {
            new Retention(all, daily, weekly, monthly, most);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("plumbline.profile-history." + e.getMessage(), e);
        }
    }

    Retention retention() {
        return new Retention(all, daily, weekly, monthly, most);
    }
}
