package io.plumbline.connectors.jdbc;

class MariadbByTheMysqlDriverTest extends MariadbSourceContract {

    MariadbByTheMysqlDriverTest() {
        super("mysql");
    }
}
