package io.plumbline.datastore;

class InMemoryChecksTest extends ChecksContract {

    @Override
    Stores stores(TestClock clock) {
        return Stores.inMemory(clock, owner -> {});
    }
}
