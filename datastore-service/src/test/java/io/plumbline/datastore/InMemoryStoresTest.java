package io.plumbline.datastore;

class InMemoryStoresTest extends StoresContract {

    @Override
    Stores stores(TestClock clock) {
        return Stores.inMemory(clock, owner -> {});
    }
}
