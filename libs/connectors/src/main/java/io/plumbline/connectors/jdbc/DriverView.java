package io.plumbline.connectors.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.sql.Driver;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Asks a driver's own classes, which only its loader knows, what they make of an address. */
final class DriverView {

    private DriverView() {}

    /** Calls a static method of one of the driver's classes. */
    static Object callStatic(Driver driver, String className, String method, @Nullable Object... arguments) {
        try {
            return call(Class.forName(className, true, driver.getClass().getClassLoader()), null, method, arguments);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(className + " is not in this driver", e);
        }
    }

    /** Calls a method of something that the driver made. */
    static Object call(Object target, String method, @Nullable Object... arguments) {
        return call(target.getClass(), target, method, arguments);
    }

    /** The value of a public field of something that the driver made. */
    static Object field(Object target, String field) {
        try {
            return target.getClass().getField(field).get(target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(field + " can't be read in this driver", e);
        }
    }

    private static Object call(Class<?> type, @Nullable Object target, String method, @Nullable Object... arguments) {
        try {
            return Arrays.stream(type.getMethods())
                    .filter(m -> m.getName().equals(method) && m.getParameterCount() == arguments.length)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(method + " is not in this driver"))
                    .invoke(target, arguments);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " can't be called in this driver", e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException("the driver refuses the address", e.getCause());
        }
    }
}
