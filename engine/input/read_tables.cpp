#include "engine/input/read_tables.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/input/columns.hpp"
#include "engine/input/shares.hpp"

namespace caremarket::input {
namespace {

using core::Fault;
using simulation::Tables;

std::string cell(const TableAbout& about, std::size_t column, std::size_t row) {
  return "/tables/" + std::string(about.name) + "/" + std::string(about.columns[column].key) + "/" +
         std::to_string(row);
}

/// Position of a locality; a fault when there is none of that name.
std::uint8_t locality_of(const Tables& tables, const std::string& name, const std::string& pointer,
                         std::vector<Fault>& faults) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < tables.localities.size(); ++i) {
    if (tables.localities[i].name == name) return static_cast<std::uint8_t>(i);
    known.push_back(tables.localities[i].name);
  }
  faults.push_back({pointer, name, "is not in the table of localities", core::nearest_names(name, known)});
  return 0;
}

void read_localities(Tables& tables, const Table& table, const TableAbout& about, std::vector<Fault>& faults) {
  for (std::size_t row = 0; row < table.rows; ++row) {
    simulation::Locality locality;
    locality.name = table.text(0, row);
    double sum = 0;
    for (std::size_t q = 0; q < core::kCount<core::Quintile>; ++q) {
      locality.quintiles.at[q] = table.number(q + 1, row);
      sum += locality.quintiles.at[q];
    }
    if (std::abs(sum - 1) > kShareTolerance) {
      faults.push_back({cell(about, 1, row),
                        shown({std::round(sum * 1e6) / 1e6}),
                        "is the sum of the row's shares by quintile, which must sum to 1",
                        {}});
    }
    tables.localities.push_back(locality);
  }
  if (table.rows == 0) faults.push_back({"/tables/localities", "no rows", "must have at least one locality", {}});
  if (table.rows > 200)
    faults.push_back({"/tables/localities", std::to_string(table.rows) + " rows", "must have at most 200", {}});
}

void read_communities(Tables& tables, const Table& table, const TableAbout& about, std::vector<Fault>& faults) {
  for (std::size_t row = 0; row < table.rows; ++row) {
    const std::string& name = table.text(1, row);
    if (std::find(tables.communities.begin(), tables.communities.end(), name) == tables.communities.end()) {
      tables.communities.push_back(name);
    }
  }
  for (auto& locality : tables.localities) locality.communities.assign(tables.communities.size(), 0.0);
  for (std::size_t row = 0; row < table.rows; ++row) {
    const std::uint8_t locality = locality_of(tables, table.text(0, row), cell(about, 0, row), faults);
    const auto community = std::find(tables.communities.begin(), tables.communities.end(), table.text(1, row));
    if (tables.localities.empty()) return;
    tables.localities[locality].communities[static_cast<std::size_t>(community - tables.communities.begin())] +=
        table.number(2, row);
  }
  for (const auto& locality : tables.localities) {
    double sum = 0;
    for (const double share : locality.communities) sum += share;
    if (std::abs(sum - 1) > kShareTolerance) {
      faults.push_back({"/tables/communities/share",
                        shown({std::round(sum * 1e6) / 1e6}),
                        "is the sum of the shares in " + locality.name + ", which must sum to 1",
                        {}});
    }
  }
}

/// The life table has every age from 18 to its last, for both sexes.
void check_life_table(const Tables& tables, std::vector<Fault>& faults) {
  for (const core::Sex sex : {core::Sex::kFemale, core::Sex::kMale}) {
    std::set<int> ages;
    for (const demand::MortalityRow& row : tables.mortality) {
      if (row.sex == sex) ages.insert(row.age);
    }
    int missing = 18;
    for (const int age : ages) missing += age == missing ? 1 : 0;
    if (!ages.empty() && *ages.rbegin() < missing) continue;
    faults.push_back({"/tables/mortality/age",
                      std::string(core::label(sex)) + ", " + std::to_string(missing),
                      "is missing; the ages of a life table run from 18 to its last without a gap",
                      {}});
  }
}

void read_providers(Tables& tables, const Table& table, const TableAbout& about, std::vector<Fault>& faults) {
  std::set<std::string> names;
  for (std::size_t row = 0; row < table.rows; ++row) {
    simulation::ProviderRow provider;
    provider.name = table.text(0, row);
    provider.kind = static_cast<core::Kind>(table.number(1, row));
    provider.owner = static_cast<core::Owner>(table.number(2, row));
    provider.locality = locality_of(tables, table.text(3, row), cell(about, 3, row), faults);
    provider.registered = static_cast<std::int32_t>(table.number(4, row));
    provider.in_service = static_cast<std::int32_t>(table.number(5, row));
    provider.hours = table.number(6, row);
    provider.rating = static_cast<core::Rating>(table.number(7, row));
    if (!names.insert(provider.name).second) {
      faults.push_back({cell(about, 0, row), provider.name, "is named twice; names of providers are unique", {}});
    }
    if (provider.in_service > provider.registered) {
      faults.push_back({cell(about, 5, row),
                        std::to_string(provider.in_service),
                        "is more beds in service than registered (" + std::to_string(provider.registered) + ")",
                        {}});
    }
    if (core::is_home(provider.kind) && provider.registered == 0) {
      faults.push_back({cell(about, 4, row), "0", "a home must have beds", {}});
    }
    if (provider.kind == core::Kind::kExtraCareTeam) {
      faults.push_back(
          {cell(about, 1, row), "extra_care_team", "extra-care teams come with their schemes; list the scheme", {}});
    }
    tables.providers.push_back(provider);
  }
}

}  // namespace

std::shared_ptr<const Tables> read_tables(const Node& document, std::vector<Fault>& faults) {
  auto tables = std::make_shared<Tables>();
  const Node* node = document.find("tables");
  const std::vector<TableAbout>& all = table_descriptions();
  const std::size_t before = faults.size();
  std::vector<Table> read;
  std::vector<std::string> known;
  for (const TableAbout& about : all) {
    known.emplace_back(about.name);
    read.push_back(read_table(node == nullptr ? nullptr : node->find(about.name), about,
                              "/tables/" + std::string(about.name), faults));
  }
  if (node != nullptr && node->map() != nullptr) {
    for (const auto& [key, member] : *node->map()) {
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      faults.push_back(
          {"/tables/" + token(key), key, "is not a table that the engine knows", core::nearest_names(key, known)});
    }
  }
  if (faults.size() > before) return tables;
  for (const TableAbout& about : all) {
    find_repeated_rows(*node->find(about.name), about, "/tables/" + std::string(about.name), faults);
  }

  read_localities(*tables, read[2], all[2], faults);
  if (tables->localities.empty()) return tables;
  read_communities(*tables, read[3], all[3], faults);
  std::int64_t people = 0;
  for (std::size_t row = 0; row < read[0].rows; ++row) {
    const std::uint8_t locality = locality_of(*tables, read[0].text(0, row), cell(all[0], 0, row), faults);
    const auto persons = static_cast<std::int64_t>(read[0].number(3, row));
    people += persons;
    tables->population.push_back(
        {locality, static_cast<core::Sex>(read[0].number(1, row)), static_cast<int>(read[0].number(2, row)), persons});
  }
  if (people == 0) faults.push_back({"/tables/population/persons", "0", "there must be somebody", {}});
  for (std::size_t row = 0; row < read[1].rows; ++row) {
    const std::uint8_t locality = locality_of(*tables, read[1].text(0, row), cell(all[1], 0, row), faults);
    tables->arrivals.push_back({locality, static_cast<core::Sex>(read[1].number(1, row)),
                                static_cast<int>(read[1].number(2, row)), read[1].number(3, row)});
  }
  for (std::size_t row = 0; row < read[4].rows; ++row) {
    tables->mortality.push_back({static_cast<core::Sex>(read[4].number(0, row)),
                                 static_cast<int>(read[4].number(1, row)), read[4].number(2, row)});
  }
  check_life_table(*tables, faults);
  read_providers(*tables, read[5], all[5], faults);
  for (std::size_t row = 0; row < read[6].rows; ++row) {
    const std::uint8_t locality = locality_of(*tables, read[6].text(1, row), cell(all[6], 1, row), faults);
    tables->schemes.push_back({read[6].text(0, row), locality, static_cast<std::int32_t>(read[6].number(2, row))});
  }
  return tables;
}

}  // namespace caremarket::input
