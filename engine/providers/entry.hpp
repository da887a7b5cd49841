// New providers: one fixed stream of potential entrants, thinned by what they expect.
#pragma once

#include <span>

#include "engine/providers/parameters.hpp"
#include "engine/providers/table.hpp"
#include "engine/random/draws.hpp"

namespace caremarket::providers {

/// What entrants of one kind look at.
struct Prospects {
  double margin = 0;     ///< mean smoothed margin of open providers of the kind
  double occupancy = 0;  ///< expected: people in homes over beds in service and under way
  double unmet = 0;      ///< share of home-care hours waited for
};

/// Factor on the base rate of entry under `prospects`; at most `highest_factor`.
[[nodiscard]] double entry_factor(const EntryParameters& entry, const ExitParameters& exit, core::Kind kind,
                                  const Prospects& prospects);
[[nodiscard]] double highest_factor(const EntryParameters& entry, core::Kind kind);

/// Prospects of a kind, summed in order of id. `unmet` is passed through.
[[nodiscard]] Prospects prospects_of(const Providers& providers, core::Kind kind, double unmet);

/// Quarterly: potential entrants of every kind and locality decide; those that open join the projects.
void decide_entries(Providers& providers, core::Week week, std::span<const double> locality_shares, double unmet,
                    const EntryParameters& entry, const ExitParameters& exit, const random::Draws& draws);

}  // namespace caremarket::providers
