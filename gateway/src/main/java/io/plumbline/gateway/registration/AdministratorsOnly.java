package io.plumbline.gateway.registration;

import io.plumbline.connector.spec.ConnectorSpec;
import io.plumbline.events.model.Role;
import io.plumbline.gateway.request.RoleTooLowException;

/** Some connectors reach further than others, such as those whose driver class is a field: only administrators use them. */
public final class AdministratorsOnly {

    private AdministratorsOnly() {}

    /** @throws RoleTooLowException if the connector is for administrators and the caller isn't one */
    public static void check(ConnectorSpec spec, Role role) {
        if (spec.adminOnly() && !role.includes(Role.ADMIN)) {
            throw new RoleTooLowException("connector: " + spec.type(), Role.ADMIN);
        }
    }
}
