// Finding exercises by a few letters of their title, their topic or its section.

/**
 * The topics with what is sought in them; a topic that is meant itself keeps all its exercises.
 * @template {{ title: string }} Exercise
 * @template {{ title: string, section: string, exercises: Exercise[] }} Topic
 * @param {Topic[]} topics
 * @param {string} sought
 * @returns {Topic[]}
 */
export function matching(topics, sought) {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const has = (/** @type {string} */ text) => words.every((word) => text.toLowerCase().includes(word));
  return topics
    .map((topic) => {
      if (has(`${topic.title} ${topic.section}`)) return topic;
      return { ...topic, exercises: topic.exercises.filter((one) => has(`${one.title} ${topic.title}`)) };
    })
    .filter((topic) => topic.exercises.length > 0);
}
