#include "engine/workforce/recruitment.hpp"

#include <algorithm>
#include <cmath>

#include "engine/workforce/retention.hpp"

namespace caremarket::workforce {
namespace {

using core::OriginId;
using core::Role;
using core::WorkerOrigin;
using random::Purpose;

/// Open posts that a whole worker can take; a post counts from half upwards.
int open_posts(const Employer& employer, Role role) {
  return std::max(0, static_cast<int>(std::floor(employer.posts[role] - employer.filled[role] + 0.5)));
}

double weight_of(const Labour& labour, const Employer& employer, Role role, const Parameters& parameters) {
  const int open = employer.is_open ? open_posts(employer, role) : 0;
  if (open == 0 || parameters.pay_on_employer_choice == 0) return open;
  return open * std::pow(employer.hourly_pay[role] / labour.outside_pay[role], parameters.pay_on_employer_choice);
}

/// Employers with open posts of one role, in order of id, and their weights.
struct Openings {
  std::vector<std::uint32_t> employers;
  std::vector<double> weights;
};

Openings openings(const Labour& labour, Role role, const Parameters& parameters) {
  Openings found;
  for (const std::uint32_t slot : labour.order) {
    const double weight = weight_of(labour, labour.employers[slot], role, parameters);
    if (weight <= 0) continue;
    found.employers.push_back(slot);
    found.weights.push_back(weight);
  }
  return found;
}

bool hears_of(const Labour& labour, OriginId pair) {
  return random::unit_interval(core::mix(pair.bits ^ 0x6865617273ULL)) < labour.reach;
}

/// Position among `openings` of the employer the worker joins; -1 when none is left. The second pass, for those who
/// heard of none, takes in all.
int choose(const Labour& labour, const Openings& openings, std::uint32_t worker, core::Week week,
           const random::Draws& draws) {
  const OriginId id = labour.workers.id[worker];
  for (const bool everywhere : {false, true}) {
    int best = -1;
    double first = 0;
    for (std::size_t i = 0; i < openings.employers.size(); ++i) {
      if (openings.weights[i] <= 0) continue;
      const OriginId both = core::pair(id, labour.employers[openings.employers[i]].id);
      if (!everywhere && !hears_of(labour, both)) continue;
      const double time = random::race(openings.weights[i], draws.first(both, Purpose::kEmployerChoice, week));
      if (best < 0 || time < first) {
        best = static_cast<int>(i);
        first = time;
      }
    }
    if (best >= 0) return best;
  }
  return -1;
}

struct Finder {
  OriginId id;
  std::uint32_t worker = 0;
  WorkerOrigin origin{};
};

}  // namespace

double vacancies(const Labour& labour, Role role) {
  double vacant = 0;
  for (const std::uint32_t slot : labour.order) {
    const Employer& employer = labour.employers[slot];
    if (employer.is_open) vacant += std::max(0.0, employer.posts[role] - employer.filled[role]);
  }
  return vacant;
}

double relative_pay(const Labour& labour, Role role) {
  double posts = 0;
  double weighted = 0;
  for (const std::uint32_t slot : labour.order) {
    const Employer& employer = labour.employers[slot];
    if (!employer.is_open) continue;
    posts += employer.filled[role];
    weighted += employer.filled[role] * employer.hourly_pay[role] / labour.outside_pay[role];
  }
  return posts > 0 ? weighted / posts : 1;
}

double hiring_factor(const Parameters& parameters, double opening_posts, double vacant, double pay_ratio) {
  if (opening_posts <= 0 || vacant <= 0) return 0;
  const double reference = parameters.reference_vacancy * opening_posts;
  const double seekers = parameters.pay_on_hiring == 0 ? 1.0 : std::pow(pay_ratio, parameters.pay_on_hiring);
  return std::pow(vacant / reference, parameters.vacancy_elasticity) *
         std::pow(seekers, 1 - parameters.vacancy_elasticity);
}

void recruit(Labour& labour, core::Week week, core::Date date, const Parameters& parameters, const random::Draws& draws,
             random::Wheel& wheel, Log& log) {
  Workers& workers = labour.workers;
  core::By<Role> vacant;
  for (std::size_t r = 0; r < kRoles; ++r) vacant.at[r] = vacancies(labour, static_cast<Role>(r));

  core::By<Role, std::vector<Finder>> finders;
  std::vector<std::uint32_t> still_seeking;
  for (const std::uint32_t worker : labour.seekers) {
    const Role role = workers.role[worker];
    const double reference = parameters.reference_vacancy * labour.opening_posts[role];
    const double chance = reference > 0 ? std::min(1.0, parameters.finds_post * vacant[role] / reference) : 0;
    const random::Uniforms u = draws.at(workers.id[worker], Purpose::kSeeking, week);
    if (u.first < chance) {
      finders[role].push_back({workers.id[worker], worker, WorkerOrigin::kWithinSector});
    } else if (u.second < parameters.gives_up) {
      workers.remove(worker);
    } else {
      still_seeking.push_back(worker);
    }
  }
  labour.seekers.swap(still_seeking);

  for (std::size_t r = 0; r < kRoles; ++r) {
    const auto role = static_cast<Role>(r);
    const double opening = labour.opening_posts[role];
    if (opening <= 0) continue;
    const OriginId key = core::origin(core::Source::kGroup, r, 1);
    const random::Uniforms u = draws.at(key, Purpose::kHires, week);
    const double base = core::per_week(parameters.local_hires[role]) * opening;
    const double mean =
        std::min(vacant[role] / 2, base * hiring_factor(parameters, opening, vacant[role], relative_pay(labour, role)));
    double abroad = 0;
    if (role == Role::kCareWorker) {
      const double reference = 0.55 * parameters.reference_vacancy * opening;
      abroad = core::per_week(parameters.international_hires.at(date)) * labour.adults / 1000 *
               std::min(1.0, vacant[role] / reference);
    }
    const std::array<std::pair<WorkerOrigin, std::int64_t>, 2> flows{
        {{WorkerOrigin::kLocal, random::whole_count(mean, u.first)},
         {WorkerOrigin::kInternational, random::whole_count(abroad, u.second)}}};
    for (const auto& [origin, number] : flows) {
      for (std::int64_t ordinal = 0; ordinal < number; ++ordinal) {
        const OriginId id = core::origin(core::Source::kHire, r * 8 + core::index(origin),
                                         static_cast<std::uint64_t>(static_cast<std::int64_t>(week)),
                                         static_cast<std::uint64_t>(ordinal));
        const double spread = 0.6 + 0.8 * draws.first(id, Purpose::kHours, 0);
        const auto contracted = static_cast<std::int32_t>(core::minutes(parameters.contracted_hours * spread));
        finders[role].push_back({id, workers.add(id, role, origin, contracted), origin});
      }
    }
    std::sort(finders[role].begin(), finders[role].end(), [](const Finder& a, const Finder& b) { return a.id < b.id; });
    Openings found = openings(labour, role, parameters);
    for (const Finder& finder : finders[role]) {
      const int chosen = choose(labour, found, finder.worker, week, draws);
      if (chosen < 0) {
        if (finder.origin == WorkerOrigin::kWithinSector)
          labour.seekers.push_back(finder.worker);
        else
          workers.remove(finder.worker);
        continue;
      }
      const auto place = static_cast<std::size_t>(chosen);
      const std::uint32_t employer = found.employers[place];
      start_spell(labour, finder.worker, static_cast<std::int32_t>(employer), week, week, parameters, draws, wheel);
      found.weights[place] = weight_of(labour, labour.employers[employer], role, parameters);
      log.starters.push_back({role, finder.origin});
    }
  }
}

}  // namespace caremarket::workforce
