package io.plumbline.connectors.jdbc;

import io.plumbline.testkit.support.Proof;
import io.plumbline.testkit.support.Proves;
import io.plumbline.testkit.support.Stage;

@Proves(
        connectors = "mariadb",
        stages = {Stage.DRIVER, Stage.CONNECT, Stage.CATALOG, Stage.PROFILE},
        by = Proof.REAL_SERVER)
class MariadbByItsOwnDriverTest extends MariadbSourceContract {

    MariadbByItsOwnDriverTest() {
        super("mariadb");
    }
}
