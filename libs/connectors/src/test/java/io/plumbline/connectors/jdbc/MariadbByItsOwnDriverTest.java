package io.plumbline.connectors.jdbc;

class MariadbByItsOwnDriverTest extends MariadbSourceContract {

    MariadbByItsOwnDriverTest() {
        super("mariadb");
    }
}
