#include "engine/workforce/recruitment.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <span>

#include "engine/core/hearing.hpp"
#include "engine/workforce/retention.hpp"

namespace caremarket::workforce {
namespace {

using core::OriginId;
using core::Role;
using core::WorkerOrigin;
using random::Purpose;

/// Open posts that a whole worker can take; a post counts from half upwards.
int open_posts(const Employer& employer, Role role) {
  return std::max(0, static_cast<int>(core::whole_below(employer.posts[role] - employer.filled[role] + 0.5)));
}

double weight_of(const Employer& employer, Role role) { return open_posts(employer, role) * employer.pull[role]; }

/// An employer with open posts of one role.
struct Opening {
  std::uint64_t mixed_id;
  double weight;
  std::uint32_t employer;
};

/// Posts of one role over all open employers, summed in order of id.
struct Posts {
  double vacant = 0, filled = 0, paid = 0;  ///< paid: hourly pay, summed over filled posts
  std::unique_ptr<Opening[]> all;           ///< room for every employer
  std::span<Opening> open;                  ///< in order of id

  /// Mean pay over outside pay; 1 without posts.
  [[nodiscard]] double relative_pay(double outside) const { return filled > 0 ? paid / filled / outside : 1; }
};

core::By<Role, Posts> posts_of(const Labour& labour) {
  core::By<Role, Posts> posts;
  for (Posts& of : posts.at) of.all = std::make_unique_for_overwrite<Opening[]>(labour.order.size());
  std::array<std::size_t, kRoles> openings{};
  for (const std::uint32_t slot : labour.order) {
    const Employer& employer = labour.employers[slot];
    if (!employer.is_open) continue;
    const std::uint64_t mixed_id = core::mix(employer.id.bits);
    for (std::size_t r = 0; r < kRoles; ++r) {  // without branches: a role that is not theirs adds 0
      Posts& of = posts.at[r];
      const double filled = employer.filled.at[r];
      of.vacant += core::positive(employer.posts.at[r] - filled);
      of.filled += filled;
      of.paid += filled * employer.hourly_pay.at[r];
      const double weight = weight_of(employer, static_cast<Role>(r));
      of.all[openings[r]] = {mixed_id, weight, slot};
      openings[r] += weight > 0 ? 1 : 0;
    }
  }
  for (std::size_t r = 0; r < kRoles; ++r) posts.at[r].open = {posts.at[r].all.get(), openings[r]};
  return posts;
}

/// The opening that the worker takes; null when none is left. The second pass, for those who heard of none, takes in
/// all. `heard` is scratch.
Opening* choose(const Labour& labour, std::span<Opening> openings, std::vector<std::uint32_t>& heard,
                std::uint32_t worker, core::Week week, const random::Draws& draws) {
  const OriginId id = labour.workers.at[worker].id;
  const std::uint64_t some = core::words_of(labour.reach), all_of_them = core::words_of(1);
  heard.resize(openings.size());
  for (const std::uint64_t words : {some, all_of_them}) {
    std::uint32_t* end = heard.data();
    const auto all = static_cast<std::uint32_t>(openings.size());
    for (std::uint32_t i = 0; i < all; ++i) {  // without branches: most are not heard of
      *end = i;
      end += core::hears_of(id, openings[i].mixed_id, words) ? 1 : 0;
    }
    Opening* best = nullptr;
    double first = 0;
    for (const std::uint32_t* h = heard.data(); h != end; ++h) {
      Opening& opening = openings[*h];
      if (opening.weight <= 0) continue;  // filled meanwhile
      const OriginId both = core::pair_with_mixed(id, opening.mixed_id);
      const double u = draws.first(both, Purpose::kEmployerChoice, week);
      if (best != nullptr && 1 - u >= first * opening.weight) continue;  // no logarithm: the race is never below 1 - u
      const double time = random::race(opening.weight, u);
      if (best != nullptr && time >= first) continue;
      best = &opening;
      first = time;
    }
    if (best != nullptr) return best;
  }
  return nullptr;
}

struct Finder {
  OriginId id;
  std::uint32_t worker = 0;
  WorkerOrigin origin{};
};

}  // namespace

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
  core::By<Role, Posts> posts = posts_of(labour);

  core::By<Role, std::vector<Finder>> finders;
  std::vector<std::uint32_t> still_seeking, heard;
  for (const std::uint32_t worker : labour.seekers) {
    const Role role = workers.at[worker].role;
    const double reference = parameters.reference_vacancy * labour.opening_posts[role];
    const double chance = reference > 0 ? std::min(1.0, parameters.finds_post * posts[role].vacant / reference) : 0;
    const random::Uniforms u = draws.at(workers.at[worker].id, Purpose::kSeeking, week);
    if (u.first < chance) {
      finders[role].push_back({workers.at[worker].id, worker, WorkerOrigin::kWithinSector});
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
    const double vacant = posts[role].vacant;
    const double ratio = posts[role].relative_pay(labour.outside_pay[role]);
    const double mean = std::min(vacant / 2, base * hiring_factor(parameters, opening, vacant, ratio));
    double abroad = 0;
    if (role == Role::kCareWorker) {
      const double reference = 0.55 * parameters.reference_vacancy * opening;
      abroad = core::per_week(parameters.international_hires.at(date)) * labour.adults / 1000 *
               std::min(1.0, vacant / reference);
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
    for (const Finder& finder : finders[role]) {
      Opening* chosen = choose(labour, posts[role].open, heard, finder.worker, week, draws);
      if (chosen == nullptr) {
        if (finder.origin == WorkerOrigin::kWithinSector)
          labour.seekers.push_back(finder.worker);
        else
          workers.remove(finder.worker);
        continue;
      }
      start_spell(labour, finder.worker, static_cast<std::int32_t>(chosen->employer), week, week, parameters, draws,
                  wheel);
      chosen->weight = weight_of(labour.employers[chosen->employer], role);
      log.starters.push_back({role, finder.origin});
    }
  }
}

}  // namespace caremarket::workforce
