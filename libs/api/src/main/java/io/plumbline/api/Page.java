package io.plumbline.api;

import java.util.List;

/**
 * One page of a longer list.
 *
 * @param page from 0
 * @param size how many were asked for, from 1 to {@value #MAX_SIZE}
 * @param total how many there are on all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {

    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 200;

    public Page {
        items = List.copyOf(items);
    }
}
