package io.plumbline.datastore;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.plumbline.datastore.inbound.timer.ReadingAhead;
import io.plumbline.datastore.lookup.CheckLookup;
import io.plumbline.datastore.lookup.ConnectionLookup;
import io.plumbline.datastore.lookup.ContainerLookup;
import io.plumbline.datastore.lookup.DatastoreLookup;
import io.plumbline.datastore.lookup.DiffLookup;
import io.plumbline.datastore.lookup.ExploreLookup;
import io.plumbline.datastore.lookup.ExportLookup;
import io.plumbline.datastore.lookup.FieldLookup;
import io.plumbline.datastore.lookup.ForeignKeyLookup;
import io.plumbline.datastore.lookup.GroupLookup;
import io.plumbline.datastore.lookup.OperationLookup;
import io.plumbline.datastore.lookup.OverviewLookup;
import io.plumbline.datastore.lookup.PartLookup;
import io.plumbline.datastore.lookup.ProfileLookup;
import io.plumbline.datastore.lookup.RangeLookup;
import io.plumbline.datastore.lookup.ReadAhead;
import io.plumbline.datastore.lookup.RelationLookup;
import io.plumbline.datastore.lookup.SearchLookup;
import io.plumbline.datastore.lookup.TagLookup;
import io.plumbline.datastore.lookup.TokenLookup;
import io.plumbline.datastore.lookup.VolumeLookup;
import io.plumbline.datastore.outbound.mongo.MongoStore;
import io.plumbline.datastore.reference.ForeignKeys;
import io.plumbline.datastore.registry.EffectiveSource;

/** The queries over the store. */
@Configuration(proxyBeanMethods = false)
class LookupConfiguration {
    private static final long LOADER_IDLE_SECONDS = 10;

    /** A pass without changes is one query for the datastores. */
    private static final Duration READ_AHEAD_INTERVAL = Duration.ofSeconds(5);

    @Bean
    DatastoreLookup datastoreLookup(MongoStore store) {
        return new DatastoreLookup(store.datastores(), store.operations(), store.checks());
    }

    @Bean
    ConnectionLookup connectionLookup(MongoStore store) {
        return new ConnectionLookup(store.connections());
    }

    @Bean
    ContainerLookup containerLookup(DatastoreLookup datastores, MongoStore store) {
        return new ContainerLookup(datastores, store.datastores(), store.inventories(), store.states(), store.checks());
    }

    @Bean
    FieldLookup fieldLookup(ContainerLookup containers, MongoStore store) {
        return new FieldLookup(containers, store.states(), store.measurements(), store.checks());
    }

    @Bean
    ExploreLookup exploreLookup(DatastoreLookup datastores, MongoStore store, Clock clock) {
        return new ExploreLookup(
                datastores,
                store.datastores(),
                store.inventories(),
                store.states(),
                store.measurements(),
                store.checks(),
                clock);
    }

    @Bean
    ProfileLookup profileLookup(ContainerLookup containers, MongoStore store) {
        return new ProfileLookup(containers, store.states(), store.measurements());
    }

    @Bean
    PartLookup partLookup(ProfileLookup profiles, MongoStore store) {
        return new PartLookup(profiles, store.profileParts());
    }

    @Bean
    GroupLookup groupLookup(ProfileLookup profiles, MongoStore store) {
        return new GroupLookup(profiles, store.profileGroups());
    }

    @Bean
    RangeLookup rangeLookup(ProfileLookup profiles, MongoStore store) {
        return new RangeLookup(profiles, store.profileParts());
    }

    @Bean
    RelationLookup relationLookup(ContainerLookup containers, ForeignKeyLookup foreignKeys, MongoStore store) {
        return new RelationLookup(containers, store.states(), store.profileRelations(), foreignKeys);
    }

    @Bean
    ForeignKeyLookup foreignKeyLookup(DatastoreLookup datastores, ForeignKeys keys) {
        return new ForeignKeyLookup(datastores, keys);
    }

    @Bean
    DiffLookup diffLookup(ContainerLookup containers, MongoStore store) {
        return new DiffLookup(containers, store.states(), store.measurements());
    }

    @Bean
    CheckLookup checkLookup(DatastoreLookup datastores, ContainerLookup containers, MongoStore store) {
        return new CheckLookup(datastores, store.datastores(), containers, store.states(), store.checks());
    }

    @Bean
    ExportLookup exportLookup(DatastoreLookup datastores, ContainerLookup containers, MongoStore store) {
        return new ExportLookup(
                datastores,
                containers,
                store.states(),
                store.measurements(),
                store.checks(),
                new EffectiveSource(store.connections()));
    }

    /** Its thread ends when there is nothing to read. */
    @Bean
    SearchLookup searchLookup(MongoStore store) {
        ThreadPoolExecutor loader = new ThreadPoolExecutor(
                1, 1, LOADER_IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "names-for-search");
                    thread.setDaemon(true);
                    return thread;
                });
        loader.allowCoreThreadTimeOut(true);
        return new SearchLookup(store.datastores(), store.inventories(), loader);
    }

    @Bean
    ReadingAhead readingAhead(SearchLookup search, ExploreLookup explore, MongoStore store) {
        return new ReadingAhead(new ReadAhead(store.datastores(), search, explore), READ_AHEAD_INTERVAL);
    }

    @Bean
    OperationLookup operationLookup(MongoStore store, Clock clock) {
        return new OperationLookup(store.datastores(), store.connections(), store.operations(), store.items(), clock);
    }

    @Bean
    OverviewLookup overviewLookup(DatastoreLookup datastores, OperationLookup operations, MongoStore store) {
        return new OverviewLookup(datastores, operations, store.inventories(), store.states(), store.checks());
    }

    @Bean
    VolumeLookup volumeLookup(DatastoreLookup datastores, ContainerLookup containers, MongoStore store, Clock clock) {
        return new VolumeLookup(datastores, containers, store.states(), clock);
    }

    @Bean
    TagLookup tagLookup(MongoStore store, Clock clock) {
        return new TagLookup(store.datastores(), store.inventories(), store.states(), clock);
    }

    @Bean
    TokenLookup tokenLookup(MongoStore store) {
        return new TokenLookup(store.tokens());
    }
}
