package io.plumbline.connectors.jdbc;

import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

/** MariaDB is not MySQL, though it speaks its protocol. */
@Proves(
        connectors = "mysql",
        stages = {Stage.DRIVER, Stage.CONNECT, Stage.CATALOG, Stage.PROFILE},
        by = Proof.EMULATOR)
class MariadbByTheMysqlDriverTest extends MariadbSourceContract {

    MariadbByTheMysqlDriverTest() {
        super("mysql");
    }
}
