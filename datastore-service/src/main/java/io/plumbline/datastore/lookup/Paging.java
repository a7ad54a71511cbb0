package io.plumbline.datastore.lookup;

import java.util.List;
import java.util.function.Function;

import io.plumbline.api.Page;

/**
 * Which page of a list.
 *
 * @param page from 0
 * @param size from 1 to {@link Page#MAX_SIZE}
 */
public record Paging(int page, int size) {

    private static final int MAX_PAGE = 1_000_000;

    public Paging {
        if (page < 0 || page > MAX_PAGE) {
            throw new IllegalArgumentException("page: " + page + " (expected: 0 to " + MAX_PAGE + ")");
        }
        if (size < 1 || size > Page.MAX_SIZE) {
            throw new IllegalArgumentException("size: " + size + " (expected: 1 to " + Page.MAX_SIZE + ")");
        }
    }

    <T> Page<T> of(List<T> all) {
        return map(all, Function.identity());
    }

    <S, T> Page<T> map(List<S> all, Function<S, T> view) {
        return new Page<>(slice(all).stream().map(view).toList(), page, size, all.size());
    }

    <S> List<S> slice(List<S> all) {
        int from = (int) Math.min((long) page * size, all.size());
        return all.subList(from, Math.min(from + size, all.size()));
    }
}
