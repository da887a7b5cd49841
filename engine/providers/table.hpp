// Providers: care homes, home-care providers, extra-care teams and the pools of personal assistants.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/describe.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/units.hpp"

namespace caremarket::providers {

inline constexpr core::Week kNotClosing = std::numeric_limits<core::Week>::max();

/// One registered service. Slots are never reused, so a slot may stand for the provider within a run.
struct Provider {
  core::OriginId id;
  core::Kind kind{};
  core::Owner owner{};
  std::uint8_t locality = 0;
  bool is_open = true;
  core::Week opened = 0;
  core::Week closes = kNotClosing;  ///< last week of a notice of closure
  core::ExitReason reason{};
  core::Rating rating = core::Rating::kUnrated;
  bool is_suspended = false;  ///< the council places nobody here while so rated
  std::int32_t inspections = 0;
  std::int32_t registered = 0;  ///< beds; 0 for care at home
  std::int32_t in_service = 0;  ///< beds in use or ready
  double size = 1;              ///< beds, or weekly hours at the opening: scales the hazard of closing
  double wealth = 0;            ///< of the neighbourhood, standard normal
  double cost_factor = 1;       ///< non-staff costs against the norm
  double scale = 1;             ///< fixed cost per place against that of a home of the usual size
  double mark_up_factor = 1;    ///< multiple of the base mark-up, k
  bool takes_council = true;    ///< false after handing council work back
  core::Pence cash = 0;
  double margin = 0;                   ///< after capital charge, smoothed
  double usual_margin = 0;             ///< at which its hazard of closing has its base
  double council_margin = 0;           ///< of council work at its unit cost, smoothed
  double occupancy = 0;                ///< smoothed
  std::vector<std::uint32_t> clients;  ///< people in its care, any order
  core::Minutes committed = 0;         ///< agreed care at home a week
  core::Pence income = 0;              ///< a week, of clients' prices and NHS contributions
  core::Pence council_income = 0;      ///< the part of it that the council pays for its own clients
  core::Pence self_income = 0;         ///< the part of it that self-funders pay as their price
  std::int32_t self_clients = 0;
  std::int32_t younger_clients = 0;  ///< whose care began under 65
  double delivered = 1;              ///< share of required care delivered this week

  [[nodiscard]] bool is_closing() const { return closes != kNotClosing; }
  [[nodiscard]] std::int32_t residents() const { return static_cast<std::int32_t>(clients.size()); }
};

/// A provider that has been decided on and not yet opened.
struct Project {
  core::OriginId id;
  core::Kind kind{};
  std::uint8_t locality = 0;
  core::Week opens = 0;
  double size = 0;  ///< beds, or opening staff
};

/// What providers did this week, for measures.
struct Log {
  struct Exit {
    std::uint32_t provider = 0;
    core::ExitReason reason{};
  };
  std::vector<Exit> exits;
  std::vector<std::uint32_t> entries;
  std::vector<std::uint32_t> hand_backs;
  void clear() { exits.clear(), entries.clear(), hand_backs.clear(); }
};

/// Homes that are compared with each other: of one size band, the council's own apart.
struct Like {
  core::By<core::SizeBand> margin;
  double council = 0;
  [[nodiscard]] double of(const Provider& home) const {
    return home.owner == core::Owner::kCouncil ? council : margin[core::size_band(home.registered)];
  }
};

struct Providers {
  std::vector<Provider> at;
  std::vector<std::uint32_t> order;    ///< slots in order of id
  std::vector<std::uint32_t> outside;  ///< people in care outside the area, any order
  std::vector<Project> projects;
  core::By<core::Kind> opening_number;  ///< that scales entry
  core::By<core::Setting> spot;         ///< premium now paid over the standard fee, as a share
  std::optional<Like> usual_margins;    ///< of homes, once they have been compared

  [[nodiscard]] Provider& operator[](std::int32_t slot) { return at[static_cast<std::size_t>(slot)]; }
  [[nodiscard]] const Provider& operator[](std::int32_t slot) const { return at[static_cast<std::size_t>(slot)]; }
  void sort();
};

/// The kind of provider whose fee and staffing a setting follows.
[[nodiscard]] core::Kind kind_of(core::Setting setting);

/// Normal quantiles of a provider's own uniforms: neighbourhood, cost.
void draw_traits(Provider& provider, double u_wealth, double u_cost, double cost_spread);

}  // namespace caremarket::providers
