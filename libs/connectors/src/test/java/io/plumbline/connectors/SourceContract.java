package io.plumbline.connectors;

import io.plumbline.connectors.contract.Discovers;
import io.plumbline.connectors.contract.Limits;
import io.plumbline.connectors.contract.ListsContainers;
import io.plumbline.connectors.contract.MatchesPatterns;
import io.plumbline.connectors.contract.ReadsChosenColumns;
import io.plumbline.connectors.contract.ReadsContainers;
import io.plumbline.connectors.contract.Samples;
import io.plumbline.connectors.contract.StartsFrom;

/** What every source keeps, and what its declared capabilities promise: a part for each of them. */
public abstract class SourceContract
        implements ListsContainers,
                ReadsContainers,
                ReadsChosenColumns,
                StartsFrom,
                Samples,
                Limits,
                Discovers,
                MatchesPatterns {}
