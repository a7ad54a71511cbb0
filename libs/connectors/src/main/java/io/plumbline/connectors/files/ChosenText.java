package io.plumbline.connectors.files;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import io.plumbline.connectors.ContainerKind;
import io.plumbline.connectors.files.store.FoundFile;

/**
 * Makes the containers of a listing of which users have said how their text is read, as they are read later: each by its own choice, and
 * what only happened to lie beside it by the datastore's settings.
 *
 * @param byContainer what is chosen, by the name of a container
 * @param reading what looks into files under such a choice
 */
record ChosenText(
        Map<String, Map<String, String>> byContainer,
        FileShares shares,
        FileGroups usual,
        Function<Map<String, String>, FileGroups> reading) {

    /** What looks into the files of a share. */
    FileGroups groups(FileShares.Share share) {
        return of(share.glob() == null ? shares.unlike(share.name()) : share.name());
    }

    private FileGroups of(String container) {
        Map<String, String> chosen = byContainer.get(container);
        return chosen == null ? usual : reading.apply(chosen);
    }

    /** @param files of a share that no user's pattern makes, those that are wanted */
    List<FileContainer> containers(
            FileShares.Share share, List<FoundFile> files, FileGroups.Naming naming, BooleanSupplier stop) {
        FileGroups groups = groups(share);
        if (share.alone()) {
            return groups.each(files, naming, stop);
        }
        return groups.containers(share.name(), files, naming, stop).stream()
                .map(made -> own(made, share, groups, naming, stop))
                .toList();
    }

    /**
     * A container beside the one that the choice is for is seen by its own, or by none; a sheet of a workbook, too. A file that can't be
     * read by the choice for its group stays as it is, so that this is told.
     */
    private FileContainer own(
            FileContainer made,
            FileShares.Share share,
            FileGroups groups,
            FileGroups.Naming naming,
            BooleanSupplier stop) {
        FileGroups its = of(shares.unlike(made.name()));
        boolean reads = made.kind() == ContainerKind.FILE && made.failure() == null;
        if (!reads || its == groups || made.name().equals(share.name())) {
            return made;
        }
        FoundFile file = made.files().get(0);
        if (!file.format().holdsSheets()) {
            return its.inspected(file, made.name(), true);
        }
        return its.containers(naming.name(file), List.of(file), naming, stop).stream()
                .filter(again -> again.name().equals(made.name()))
                .findFirst()
                .orElse(made);
    }
}
