package io.plumbline.connectors.jdbc.dial;

import java.net.Socket;

import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.protocol.StandardSocketFactory;

/**
 * The MySQL driver's own sockets, which check the egress policy of the dialling thread. Made by the driver by name, and defined by
 * the driver's class loader, since what it extends is only there.
 */
public final class MysqlSockets extends StandardSocketFactory {

    @Override
    protected Socket createSocket(PropertySet properties) {
        return PolicySocket.current();
    }
}
