package io.plumbline.datastore;

class InMemoryOperationListsTest extends OperationListsContract {

    @Override
    Stores stores(TestClock clock) {
        return Stores.inMemory(clock, owner -> {});
    }
}
