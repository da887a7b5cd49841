#include "engine/simulation/conservation.hpp"

#include "engine/core/errors.hpp"
#include "engine/providers/finance.hpp"

namespace caremarket::simulation {
namespace {

using core::ensure;
using core::Pence;

void check_people(const Balance& before, const World& world, const WeekLog& log) {
  const auto arrived = static_cast<std::int64_t>(log.arrived.size());
  const auto gone = static_cast<std::int64_t>(log.gone.size());
  ensure(world.people.present == before.people + arrived - gone, "people are not conserved");
  std::int64_t present = 0;
  std::size_t outside = 0;
  std::vector<std::int64_t> clients(world.providers.at.size(), 0);
  std::vector<std::int64_t> tenants(world.schemes.size(), 0);
  for (std::uint32_t person = 0; person < world.people.slots(); ++person) {
    if (!world.people.at[person].is_present) continue;
    ++present;
    const std::int32_t slot = world.people.at[person].case_of;
    if (slot == population::kNoCase) continue;
    const demand::Case& of = world.cases[slot];
    ensure(of.is_open && of.person == person, "a case belongs to somebody else");
    if (of.care.provider != demand::kNobody)
      ++clients[static_cast<std::size_t>(of.care.provider)];
    else if (of.is_in_care())
      ++outside;
    if (of.care.scheme != demand::kNobody) ++tenants[static_cast<std::size_t>(of.care.scheme)];
  }
  ensure(present == world.people.present, "people present are miscounted");
  ensure(outside == world.providers.outside.size(), "people in care outside the area and their list differ");
  for (std::size_t slot = 0; slot < clients.size(); ++slot) {
    const providers::Provider& provider = world.providers.at[slot];
    ensure(clients[slot] == provider.residents(), "clients and their provider's list differ");
    ensure(provider.is_open || clients[slot] == 0, "a closed provider has clients");
    if (core::is_home(provider.kind)) {
      ensure(provider.residents() <= provider.in_service, "a home holds more people than beds");
      ensure(provider.in_service <= provider.registered, "more beds in service than registered");
    }
  }
  for (std::size_t s = 0; s < tenants.size(); ++s) {
    ensure(tenants[s] == world.schemes[s].tenants, "tenants of a scheme are miscounted");
    ensure(tenants[s] <= world.schemes[s].units, "a scheme has more tenants than units");
  }
}

void check_workers(const World& world) {
  std::vector<core::By<core::Role, std::int32_t>> filled(world.labour.employers.size());
  std::vector<core::By<core::Role, core::Minutes>> contracted(world.labour.employers.size());
  std::size_t present = 0;
  std::size_t employed = 0;
  for (const workforce::Worker& worker : world.labour.workers.at) {
    if (!worker.is_present) continue;
    ++present;
    if (worker.employer == workforce::kNoEmployer) continue;
    ++employed;
    ++filled[static_cast<std::size_t>(worker.employer)][worker.role];
    contracted[static_cast<std::size_t>(worker.employer)][worker.role] += worker.minutes;
  }
  ensure(present == employed + world.labour.seekers.size(), "workers are neither employed nor looking for a post");
  for (std::size_t slot = 0; slot < filled.size(); ++slot) {
    const workforce::Employer& employer = world.labour.employers[slot];
    ensure(filled[slot].at == employer.filled.at, "filled posts and workers differ");
    ensure(contracted[slot].at == employer.contracted.at, "contracted time and workers differ");
  }
}

void check_pounds(const Balance& before, const World& world, const Scenario& scenario, const WeekLog& log) {
  std::vector<Pence> incomes(world.providers.at.size(), 0);
  for (const demand::Case& of : world.cases.at) {
    if (!of.is_open || of.care.provider == demand::kNobody) continue;
    ensure(of.care.charge >= 0 && of.care.charge <= of.care.price, "a charge is above the price");
    ensure(of.capital >= 0 && of.home_value >= 0, "capital below nothing");
    incomes[static_cast<std::size_t>(of.care.provider)] += of.care.price + of.care.nhs;
  }
  for (std::size_t slot = 0; slot < incomes.size(); ++slot) {
    const providers::Provider& provider = world.providers.at[slot];
    ensure(incomes[slot] == provider.income, "a provider's income differs from its clients' prices");
    if (slot >= before.cash.size() || !provider.is_open) continue;
    const WeekLog::Books& books = log.books[slot];
    const Pence capital =
        providers::capital_cost(scenario.parameters.providers.cost, provider, world.rates.price_level);
    const Pence given = slot < log.given.size() ? log.given[slot] : 0;
    ensure(provider.cash == before.cash[slot] + books.surplus - capital + given, "cash is not income less cost");
  }
}

core::By<core::Payer, std::int64_t> residents_of(const World& world) {
  core::By<core::Payer, std::int64_t> residents;
  for (const demand::Case& of : world.cases.at) {
    if (of.is_open && of.is_in_home()) ++residents[of.care.payer];
  }
  return residents;
}

/// Residents of a payer are those of the week before, and those who came or passed to it, less those who left it.
void check_residents(const Balance& before, const World& world, const WeekLog& log) {
  core::By<core::Payer, std::int64_t> residents = before.residents;
  for (const auto& one : log.placement.started) residents[one.payer] += one.is_entry ? 1 : 0;
  for (const std::uint32_t person : log.ran_out) {
    residents[core::Payer::kCouncil] += world.cases[world.people.at[person].case_of].is_in_home() ? 1 : 0;
  }
  for (const std::uint32_t person : log.stayed_on) {
    ++residents[world.cases[world.people.at[person].case_of].care.payer];
  }
  for (const market::StayEnd& stay : log.stays) --residents[stay.payer];
  ensure(residents.at == residents_of(world).at, "residents of care homes are not those who came less those who left");
}

}  // namespace

Balance balance_of(const World& world) {
  Balance balance;
  balance.people = world.people.present;
  balance.workers = static_cast<std::int64_t>(world.labour.workers.at.size() - world.labour.workers.free_slots.size());
  balance.residents = residents_of(world);
  for (const providers::Provider& provider : world.providers.at) balance.cash.push_back(provider.cash);
  return balance;
}

void check_conservation(const Balance& before, const World& world, const Scenario& scenario, const WeekLog& log) {
  check_people(before, world, log);
  check_residents(before, world, log);
  check_workers(world);
  const auto workers =
      static_cast<std::int64_t>(world.labour.workers.at.size() - world.labour.workers.free_slots.size());
  std::int64_t outside = 0;
  for (const workforce::Log::Start& start : log.workforce.starters) {
    outside += start.origin == core::WorkerOrigin::kWithinSector ? 0 : 1;
  }
  core::ensure(workers <= before.workers + outside, "workers appear from nowhere");
  check_pounds(before, world, scenario, log);
}

}  // namespace caremarket::simulation
